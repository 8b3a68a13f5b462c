"""Where jobs come from: files (and later networks) turned into JobPosting values.

May import: domain, and libraries that parse (selectolax, defusedxml). A good example: linkedin.py.
"""
