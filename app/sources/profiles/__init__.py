"""Files that say who a freelancer is: CVs (PDF, DOCX), LinkedIn exports, JSON Resume.

May import app.domain and app.sources. The door is files.py; cv.py is where words become facts.
"""
