"""Connect people with supporters and peers; content is nobody's business."""
