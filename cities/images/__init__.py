"""Pictures that travel to other sites: the badge and the social cards."""
