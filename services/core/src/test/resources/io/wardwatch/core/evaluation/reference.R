# Smooth calibration curves by R's loess with its defaults, fitted at every point instead of on a grid.
cases <- read.csv("cases.csv")
for (name in c("probability", "other")) {
  p <- cases[[name]]
  fit <- loess(outcome ~ p, data = cases, degree = 2, span = 0.75,
               control = loess.control(surface = "direct", statistics = "approximate"))
  off <- abs(predict(fit, data.frame(p = p)) - p)
  prefix <- if (name == "other") "other." else ""
  cat(sprintf("%sici,%.15g\n%se50,%.15g\n%se90,%.15g\n%semax,%.15g\n", prefix, mean(off),
              prefix, quantile(off, 0.5, type = 1), prefix, quantile(off, 0.9, type = 1), prefix, max(off)))
}
