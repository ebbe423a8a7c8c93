# How a step is compared --------------------------------------------------------------------------

counts <- new.env()
counts$agrees <- 0
counts$differs <- 0
counts$not_compared <- 0

# A heading in what the script prints.
section <- function(title) cat("\n", title, "\n", sep = "")

verdict <- function(same, what, detail = "") {
  if (same) {
    counts$agrees <- counts$agrees + 1
    cat("  agrees: ", what, "\n", sep = "")
  } else {
    counts$differs <- counts$differs + 1
    cat("  differs: ", what, ": ", detail, "\n", sep = "")
  }
}

not_compared <- function(what, why) {
  counts$not_compared <- counts$not_compared + 1
  cat("  not compared: ", what, ": ", why, "\n", sep = "")
}

# Runs a step; where R stops, says so and goes on.
attempt <- function(expression) {
  tryCatch(expression, error = function(e) {
    cat("  R stops: ", gsub("\n", " ", conditionMessage(e)), "\n", sep = "")
    NULL
  })
}

# Numbers, one by one. R sets what is below 1e-5 to 0 in some tables, hence the tolerance.
compare <- function(what, in_r, equifinal, tolerance = 2e-5) {
  in_r <- suppressWarnings(as.numeric(in_r))
  equifinal <- as.numeric(equifinal)
  if (length(in_r) != length(equifinal)) {
    detail <- paste("R has", length(in_r), "numbers, Equifinal", length(equifinal))
    return(verdict(FALSE, what, detail))
  }
  apart <- is.na(in_r) != is.na(equifinal) | abs(in_r - equifinal) > tolerance
  apart <- which(apart & !is.na(apart))
  detail <- ""
  if (length(apart) > 0) {
    first <- apart[1]
    detail <- paste0("R has ", format(in_r[first], digits = 10), ", Equifinal ",
                     format(equifinal[first], digits = 10))
    if (length(equifinal) > 1) {
      detail <- paste0(detail, " (position ", first, "; ", length(apart), " in all)")
    }
  }
  verdict(length(apart) == 0, what, detail)
}

# Texts, whatever their order.
compare_sets <- function(what, in_r, equifinal) {
  in_r <- unique(as.character(in_r))
  equifinal <- unique(as.character(equifinal))
  named <- function(texts) if (length(texts) == 0) "nothing" else paste(texts, collapse = ", ")
  detail <- paste0("only in R: ", named(setdiff(in_r, equifinal)),
                   "; only in Equifinal: ", named(setdiff(equifinal, in_r)))
  verdict(setequal(in_r, equifinal), what, detail)
}

# A term with its literals in one order, so that A*B and B*A are the same text.
in_order <- function(term) {
  literals <- strsplit(gsub(" ", "", term), "*", fixed = TRUE)
  vapply(literals, function(one) paste(sort(one), collapse = "*"), "")
}

# Models as texts: one is a vector of terms.
as_texts <- function(models) {
  vapply(models, function(terms) paste(sort(in_order(terms)), collapse = " + "), "")
}

compare_models <- function(what, in_r, equifinal) {
  compare_sets(what, as_texts(in_r), as_texts(equifinal))
}

# Every model of an intermediate solution, over all pairs of a conservative and a parsimonious one.
models_of_pairs <- function(solution) {
  unique(unlist(lapply(solution$i.sol, function(pair) pair$solution), recursive = FALSE))
}

# The numbers of the rows that a part of every pair holds, such as EC, the easy counterfactuals.
rows_of_pairs <- function(solution, part) {
  unlist(lapply(solution$i.sol, function(pair) rownames(pair[[part]])))
}

# The numbers of the rows that the models of a solution assume.
rows_assumed <- function(solution) unlist(lapply(solution$SA, rownames))

# Parameters of fit: of the whole expression, which stands in the last row, and of its terms. pof()
# looks at its call as it is written, so that the texts are put into the call.
fit_of <- function(expression, outcome, relation) {
  call <- bquote(pof(.(expression), outcome = .(outcome), data = sets, relation = .(relation)))
  fit <- attempt(eval(call, globalenv()))
  if (is.null(fit)) NULL else fit$incl.cov
}

compare_necessity <- function(expression, outcome, equifinal) {
  fit <- fit_of(expression, outcome, "necessity")
  if (!is.null(fit)) fit <- fit[nrow(fit), c("inclN", "covN", "RoN")]
  compare(paste0(expression, " <- ", outcome, ": consistency, coverage, relevance"), fit, equifinal)
}

compare_sufficiency <- function(terms, outcome, model, each) {
  expression <- paste(terms, collapse = " + ")
  fit <- fit_of(expression, outcome, "sufficiency")
  whole <- if (is.null(fit)) NULL else fit[nrow(fit), c("inclS", "PRI", "covS")]
  compare(paste0(expression, " -> ", outcome, ": consistency, PRI, coverage"), whole, model)
  if (length(terms) < 2 || is.null(fit)) return(invisible(NULL))
  at <- match(in_order(terms), in_order(rownames(fit)))
  if (anyNA(at)) at <- seq_along(terms)
  for (column in names(each)) {
    compare(paste0("  its terms, ", column), fit[at, column], each[[column]])
  }
}

# The observed rows of a truth table.
compare_rows <- function(table, equifinal) {
  in_r <- table$tt[as.character(equifinal$row), ]
  codes <- function(rows, out) paste0("row ", rows, " is ", out)
  compare_sets("codes of rows", codes(equifinal$row, in_r$OUT), codes(equifinal$row, equifinal$OUT))
  compare("cases of rows", in_r$n, equifinal$n)
  compare("consistencies of rows", in_r$incl, equifinal$incl)
  compare("PRIs of rows", in_r$PRI, equifinal$PRI)
}

# The effect size of a condition in a necessary condition analysis.
compare_effect <- function(what, model, condition, ceiling, equifinal) {
  for (part in model$summaries[[condition]]) {
    row <- grep("^effect size$", rownames(part), ignore.case = TRUE)
    if (length(row) == 1 && ceiling %in% colnames(part)) {
      return(compare(what, part[[row, ceiling]], equifinal))
    }
  }
  not_compared(what, "this version of NCA keeps its effect sizes elsewhere")
}

summary_of_comparisons <- function() {
  cat("  ", counts$agrees, " agree, ", counts$differs, " differ, ",
      counts$not_compared, " not compared\n", sep = "")
  if (counts$differs > 0) cat("  See the comments of the script for known differences.\n")
}

