# Reference values for XmR and Laney p' charts and for the four rules. Written from the published formulas alone, on vectors
# and run lengths, so that it shares no code with what it checks. Run in this folder: Rscript charts.R
options(digits = 17)
set.seed(20250401, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

# Rules ---------------------------------------------------------------------------------------------------------------
near0 <- function(d, a, b) ifelse(abs(d) <= 1e-12 * pmax(abs(a), abs(b)), 0, sign(d))

runs <- function(s, least) {            # s: -1, 0, 1 of each point; in which run of `least` or more does it lie
  r <- rle(s)
  rep(ifelse(r$lengths >= least, r$values, 0), r$lengths)
}

rules <- function(y, cl, lo, up) {
  n <- length(y)
  astro <- ifelse(near0(y - up, y, up) > 0, 1, ifelse(near0(y - lo, y, lo) < 0, -1, 0))
  shift <- runs(near0(y - cl, y, rep(cl, n)), 7)
  steps <- near0(diff(y), y[-1], y[-n])
  held <- runs(steps, 6)                # six steps join seven points
  trend <- rep(0, n)
  for (i in which(held != 0)) trend[c(i, i + 1)] <- held[i]
  far_up <- cl + 2 / 3 * (up - cl); far_lo <- cl - 2 / 3 * (cl - lo)
  far <- ifelse(near0(y - far_up, y, far_up) > 0, 1, ifelse(near0(y - far_lo, y, far_lo) < 0, -1, 0))
  two <- rep(0, n)
  for (i in seq_len(max(0, n - 2))) for (side in c(-1, 1)) {
    w <- i:(i + 2)
    if (sum(far[w] == side) >= 2) two[w[far[w] == side]] <- side
  }
  data.frame(astro, shift, two, trend)
}

# Charts --------------------------------------------------------------------------------------------------------------
xmr <- function(name, y, least = 0) {
  cl <- mean(y)
  mr <- mean(abs(diff(y)))
  lo <- rep(cl - 2.66 * mr, length(y)); up <- rep(cl + 2.66 * mr, length(y))
  data.frame(series = name, kind = "xmr", value = y, numerator = 0, denominator = 0, centre = cl, spread = mr,
             lower = pmax(lo, least), upper = up, rules(y, cl, lo, up))
}

pprime <- function(name, x, n) {
  p <- x / n
  cl <- sum(x) / sum(n)
  s <- sqrt(cl * (1 - cl) / n)
  z <- (p - cl) / s
  sz <- mean(abs(diff(z))) / 1.128
  lo <- cl - 3 * s * sz; up <- cl + 3 * s * sz
  data.frame(series = name, kind = "pprime", value = p, numerator = x, denominator = n, centre = cl, spread = sz,
             lower = pmax(0, lo), upper = pmin(1, up), rules(p, cl, lo, up))
}

# Series --------------------------------------------------------------------------------------------------------------
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, individuals control charts: flow rate of ten batches.
flow <- c(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
stays <- round(c(rnorm(18, 4.2, 0.4), rnorm(12, 4.9, 0.4)), 1)          # a shift, with equal values
census <- c(40, 41, 42, 44, 45, 47, 50, 50, 49, 48, 46, 45, 43, 41, 39, 40, 40, 40, 41, 39, 70, 38, 41, 40)
flat <- rep(0.1, 9)
rare <- c(0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 3, 1, 0)                  # limits below 0
# Attendances in emergency departments in England and those seen within four hours, first six weeks of the series in
# Mohammed et al., BMJ Quality & Safety 2013;22:362-368.
seen <- c(266501, 264225, 276532, 281461, 269071, 261215)
attended <- c(280443, 276823, 291681, 296155, 282343, 275888)
n1 <- sample(180:900, 30); x1 <- rbinom(30, n1, pmin(1, pmax(0, rnorm(30, 0.16, 0.03))))   # more scatter than binomial
n2 <- sample(5:40, 26, replace = TRUE); x2 <- rbinom(26, n2, 0.06)                         # limits below 0
n3 <- sample(50:300, 24); x3 <- rbinom(24, n3, c(rep(0.12, 12), rep(0.22, 12)))            # a shift

all <- rbind(
  xmr("flow", flow), xmr("stays", stays), xmr("census", census), xmr("flat", flat), xmr("rare", rare),
  pprime("four-hours", seen, attended), pprime("scattered", x1, n1), pprime("few", x2, n2), pprime("shifted", x3, n3))
write.csv(format(all, digits = 17, trim = TRUE), "charts.csv", row.names = FALSE, quote = FALSE)
