"""From a query string to a Query, and from a Query to cities and facets."""
