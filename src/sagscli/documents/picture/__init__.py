"""The course of a case over time, as a picture and in words."""

from sagscli.documents.picture.drawing import case_picture
from sagscli.documents.picture.view_model import Bar, Picture, PictureLine, PictureMark

__all__ = ["Bar", "Picture", "PictureLine", "PictureMark", "case_picture"]
