"""The archive for language models: eight tools of the Model Context Protocol that only read.

Answers are short JSON with a link and a quote for each record. What stands in them from news pages is marked
as untrusted: whoever writes news must not steer who reads this.
"""
