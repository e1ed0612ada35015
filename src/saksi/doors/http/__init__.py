"""What the doors over HTTP share: readers of the archive, who may ask, limits, and how errors are told.

`guard.py` stands before every route, of the API and of the pages alike, and checks in this order: the host
that is asked for, who asks, how often, whether a foreign page sent the request, how large it is, and how long
the answer takes. A route needs to think of none of these, only of the scope beyond reading that it wants.
"""
