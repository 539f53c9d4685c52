"""The public site as files, for an archive that outlives the server: `manage.py export_site`."""
