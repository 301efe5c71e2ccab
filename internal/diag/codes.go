package diag

// Catalogue lists every diagnostic code in alphabetical order.
var Catalogue = []Entry{}
