"""The course of a case over time, as a picture and in words."""

from sagscli.documents.picture.drawing import case_picture
from sagscli.documents.picture.view import Bar, Line, Mark, Picture

__all__ = ["Bar", "Line", "Mark", "Picture", "case_picture"]
