# Evaluates each text of a file, texts between lines of "%%"; one JSON line each: text, shape, values in row-major order (17 digits), names.
lines <- readLines(commandArgs(trailingOnly = TRUE)[1])
texts <- tapply(lines, cumsum(lines == "%%"), function(part) paste(part[-1], collapse = "\n"))

json_string <- function(x) {
  x <- gsub("\\", "\\\\", x, fixed = TRUE)
  x <- gsub("\"", "\\\"", x, fixed = TRUE)
  paste0("\"", gsub("\n", "\\n", x, fixed = TRUE), "\"")
}
json_list <- function(x) paste0("[", paste(x, collapse = ","), "]")

for (text in texts) {
  x <- eval(parse(text = text))
  shape <- if (is.null(dim(x))) length(x) else dim(x)
  flat <- if (is.null(dim(x))) x else aperm(x)
  values <- sprintf("%.17g", as.numeric(flat))
  classes <- if (is.null(dim(x))) names(x) else colnames(x)
  names <- if (is.null(classes)) "" else paste0(",\"classNames\":", json_list(json_string(classes)))
  cat("{\"text\":", json_string(text), ",\"shape\":", json_list(shape), ",\"values\":", json_list(json_string(values)), names, "}\n", sep = "")
}
