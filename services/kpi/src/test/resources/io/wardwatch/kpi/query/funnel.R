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

# The same of observed over expected counts, by qpois, ppois and dpois; and of means, by the normal distribution.
poisson <- function(p, expected, target) {
  mean <- expected * target
  r <- qpois(p, mean)
  alpha <- (ppois(r, mean) - p) / dpois(r, mean)
  pmax(0, (r - alpha) / expected)
}
grid <- expand.grid(expected = c(0.4, 1, 3.7, 12, 55.5, 410, 2600), target = c(0.6, 1, 1.31))
out <- within(grid, {
  high998 <- poisson(0.999, expected, target); low998 <- poisson(0.001, expected, target)
  high95 <- poisson(0.975, expected, target); low95 <- poisson(0.025, expected, target)
})
write.csv(format(out[, c("expected", "target", "low95", "high95", "low998", "high998")], digits = 17, trim = TRUE, scientific = FALSE),
          "funnel-poisson.csv", row.names = FALSE, quote = FALSE)
grid <- expand.grid(n = c(1, 2, 10, 400), target = c(4.2, 0.3), sd = c(0, 3.5))
out <- within(grid, {
  high998 <- target + qnorm(0.999) * sd / sqrt(n); low998 <- pmax(0, target + qnorm(0.001) * sd / sqrt(n))
  high95 <- target + qnorm(0.975) * sd / sqrt(n); low95 <- pmax(0, target + qnorm(0.025) * sd / sqrt(n))
})
write.csv(format(out[, c("n", "target", "sd", "low95", "high95", "low998", "high998")], digits = 17, trim = TRUE, scientific = FALSE),
          "funnel-normal.csv", row.names = FALSE, quote = FALSE)
