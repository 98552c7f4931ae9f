/** The kind of data that a node dragged out of the palette carries. */
export const nodeDragType = 'application/x-latentloom-node';
