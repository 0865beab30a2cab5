"""What to teach this month: causes of complaints that grow, questions that learners miss, lessons that no step has yet.

`growth` reads the months, `materials` what the knowledge base has for a cause, `ranking` puts both in an order that can
be said in words, `path` makes a learning path of it.
"""
