"""Reads files as publishers send them: text, workbooks and features become rows of text."""
