"""Swedish law over time: a dated register of provisions and acts, and citations that are looked up in it.

``register`` holds and queries the register, ``citation`` reads and judges citations, ``describe`` answers a question
about one. Nothing here reads the clock: every question names its day.
"""
