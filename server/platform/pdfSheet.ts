/** Where things are drawn: the document, its root in the tree of structure, and how to begin a page. */
export type Sheet = {
  doc: PDFKit.PDFDocument
  root: PDFKit.PDFStructureElement
  width: number
  left: number
  /** Begins a new page unless `height` points are left on this one. */
  room(height: number): void
  newPage(): void
}
