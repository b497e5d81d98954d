# Prints seeded R vectors, matrices, arrays and data frames at many digits and widths; one JSON line each: text, shape, values (as R's own
# format() gives them), complete, classNames, rowNames.
arguments <- commandArgs(trailingOnly = TRUE)
set.seed(as.integer(arguments[2]))

json_string <- function(x) {
  x <- gsub("\\", "\\\\", x, fixed = TRUE)
  x <- gsub("\"", "\\\"", x, fixed = TRUE)
  paste0("\"", gsub("\n", "\\n", x, fixed = TRUE), "\"")
}
json_list <- function(x) paste0("[", paste(x, collapse = ","), "]")
shown <- function(x) paste0(paste(capture.output(print(x)), collapse = "\n"), "\n")

emit <- function(text, shape, values, complete = TRUE, classes = NULL, rows = NULL) {
  parts <- c(
    paste0("\"text\":", json_string(text)),
    paste0("\"shape\":", json_list(shape)),
    paste0("\"values\":", json_list(json_string(trimws(values)))),
    paste0("\"complete\":", if (complete) "true" else "false")
  )
  if (!is.null(classes)) parts <- c(parts, paste0("\"classNames\":", json_list(json_string(classes))))
  if (!is.null(rows)) parts <- c(parts, paste0("\"rowNames\":", json_list(json_string(rows))))
  cat("{", paste(parts, collapse = ","), "}\n", sep = "")
}

pick <- function(x) x[[sample.int(length(x), 1)]]
numbers <- function(n) {
  kind <- sample.int(6, 1)
  x <- switch(kind, { p <- rexp(n); p / sum(p) }, rnorm(n, 0, 5), rnorm(n) * 10^sample(-6:6, n, TRUE), sample(-50:50, n, TRUE), rnorm(n), runif(n))
  if (kind == 5) x[runif(n) < 0.25] <- pick(list(NA, NaN, Inf, -Inf))
  x
}
names_for <- function(n) paste0(sample(c("cat", "dog", "rabbit", "p_yes", "Owl", "very.long.name"), n, TRUE), seq_len(n))
maybe_names <- function(n) if (runif(1) < 0.5) names_for(n) else NULL
by_column <- function(m) as.vector(t(matrix(apply(m, 2, format), nrow = nrow(m))))

vector_case <- function() {
  x <- numbers(sample(2:40, 1))
  names(x) <- if (runif(1) < 0.4) names_for(length(x)) else NULL
  most <- if (is.null(names(x)) && length(x) > 12 && runif(1) < 0.2) 10 else 99999
  options(max.print = most)
  seen <- x[seq_len(min(length(x), most))]
  emit(shown(x), length(seen), format(seen), length(seen) == length(x), names(x))
  options(max.print = 99999)
}
matrix_case <- function() {
  m <- matrix(numbers(144)[seq_len(prod(d <- sample(2:12, 2, TRUE)))], d[1], d[2])
  dimnames(m) <- list(maybe_names(d[1]), maybe_names(d[2]))
  emit(shown(m), dim(m), by_column(m), TRUE, colnames(m), rownames(m))
}
array_case <- function() {
  d <- c(sample(2:4, 2, TRUE), sample(2:3, 1))
  a <- array(numbers(prod(d)), d)
  pages <- lapply(seq_len(d[3]), function(k) matrix(apply(matrix(a[, , k], d[1], d[2]), 2, format), d[1], d[2]))
  values <- array(unlist(pages), d)
  emit(shown(a), d, as.vector(aperm(values, 3:1)))
}
frame_case <- function() {
  d <- c(sample(2:12, 1), sample(2:9, 1))
  m <- matrix(numbers(prod(d)), d[1], d[2], dimnames = list(NULL, names_for(d[2])))
  f <- as.data.frame(m)
  if (runif(1) < 0.5) rownames(f) <- names_for(d[1])
  values <- as.vector(t(as.matrix(as.data.frame(lapply(f, format)))))
  emit(shown(f), d, values, TRUE, colnames(f), rownames(f))
}

for (i in seq_len(as.integer(arguments[1]))) {
  options(digits = pick(list(3, 5, 7, 15)), width = pick(list(40, 80, 160)), scipen = pick(list(0, 0, 5)))
  pick(list(vector_case, matrix_case, array_case, frame_case))()
}
