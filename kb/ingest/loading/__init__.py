"""Tables of any length into the database: read twice, grouped by whom the rows name, written in bulk.

``scan`` reads a table through and groups its rows, ``plain`` knows the facts of groups that leave nothing to
weigh, ``known`` tells the groups that nothing in the database touches, ``bulk`` writes those by the
database's own bulk load, ``load`` does one after the other and leaves all other groups to ``refresh``.
"""
