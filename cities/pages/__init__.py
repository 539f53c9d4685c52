"""The public pages, one module each, named as its template and its URL."""
