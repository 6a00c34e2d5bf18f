"""Pages: each view chooses a queryset and a template."""
