"""The REST API: read-only, versioned, and told apart by subject."""
