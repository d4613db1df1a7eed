# Reference values for funnel limits: Spiegelhalter 2005, appendix A.1.1, from R's own qbinom, pbinom and dbinom.
# Run in this folder: Rscript funnel.R
limit <- function(p, n, target) {
  r <- qbinom(p, n, target)
  alpha <- (pbinom(r, n, target) - p) / dbinom(r, n, target)
  pmin(1, pmax(0, (r - alpha) / n))
}
grid <- expand.grid(n = c(1, 2, 5, 10, 17, 60, 300, 999, 5000, 40000), target = c(0.001, 0.04, 0.1583, 0.5, 0.97))
out <- within(grid, {
  high998 <- limit(0.999, n, target); low998 <- limit(0.001, n, target)
  high95 <- limit(0.975, n, target); low95 <- limit(0.025, n, target)
})
write.csv(format(out[, c("n", "target", "low95", "high95", "low998", "high998")], digits = 17, trim = TRUE, scientific = FALSE),
          "funnel.csv", row.names = FALSE, quote = FALSE)
