package io.wardwatch.risk;

import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.formats.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which models score, chosen once when the process starts. A model that is named and sound is used, and kept beside the state as the
 * last good one; one that is not is refused with its reason, and the last good one, else the bundled one, goes on scoring: a bad
 * file must not silence a hospital.
 */
final class ModelsInForce {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsInForce.class);
    private final Path kept;
    private final RiskMetrics counts;

    /** @param kept folder of the last good models */
    ModelsInForce(Path kept, RiskMetrics counts) {
        this.kept = kept;
        this.counts = counts;
    }

    /** The models of {@code named}, by target; of targets that are not named, and of what is refused, those that there are. */
    Models choose(Map<String, String> named) {
        for (String target : named.keySet()) {
            if (!ModelFile.TARGETS.containsKey(target)) {
                throw new IllegalArgumentException(
                        "risk.models knows " + String.join(", ", ModelFile.TARGETS.keySet()) + ", not " + target);
            }
        }
        Models bundled = Models.bundled();
        return new Models(
                choose("readmission", named, bundled.readmission()),
                choose("denial", named, bundled.denial()),
                choose("payment", named, bundled.unpaid()));
    }

    private LinearModel choose(String target, Map<String, String> named, LinearModel bundled) {
        if (!named.containsKey(target)) {
            counts.modelInForce(target, "bundled");
            return bundled;
        }
        Path path = Path.of(named.get(target));
        try {
            LinearModel model = ModelFile.read(path, ModelFile.TARGETS.get(target));
            keep(target, model);
            LOG.info("{} is scored by {} {} of {}", target, model.name(), model.version(), path);
            counts.modelInForce(target, "configured");
            return model;
        } catch (IOException refused) {
            return instead(target, path, refused, bundled);
        }
    }

    private LinearModel instead(String target, Path path, IOException refused, LinearModel bundled) {
        counts.modelRefused(target);
        LinearModel model = bundled;
        String source = "bundled";
        try {
            if (Files.exists(file(target))) {
                model = ModelFile.read(file(target), ModelFile.TARGETS.get(target));
                source = "last-good";
            }
        } catch (IOException lost) {
            LOG.warn("the last good model of {} cannot be read either: {}", target, lost.getMessage());
        }
        counts.modelInForce(target, source);
        LOG.error(
                "the model of {} at {} is refused: {}. The {} one goes on scoring: {} {}",
                target,
                path,
                refused.getMessage(),
                source,
                model.name(),
                model.version());
        return model;
    }

    /** Not being able to keep it is no reason not to score with it. */
    private void keep(String target, LinearModel model) {
        try {
            Files.createDirectories(kept);
            Path written = Files.writeString(kept.resolve(target + ".new"), model.print());
            Files.move(written, file(target), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("the model of {} cannot be kept as the last good one: {}", target, e.getMessage());
        }
    }

    private Path file(String target) {
        return kept.resolve(target + ".model");
    }
}
