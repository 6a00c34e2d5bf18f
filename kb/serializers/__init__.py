"""What the API says of each thing: the shape, field by field, and how it is filled.

The declared fields are the documented shape, of which OpenAPI is made. ``to_representation``
fills it by hand: DRF's way, field by field, is several times slower, and a page of tenures has
some forty fields a row. A test compares the two for every address.
"""
