"""What a site says of learning in the words of xAPI (1.0.3): its activities, their identifiers, what an answer is.

The browser makes statements from the same table (`assets/on-demand/stating`, `sending`).
"""
