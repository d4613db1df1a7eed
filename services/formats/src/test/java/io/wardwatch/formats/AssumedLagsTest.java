package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AssumedLagsTest {
    @Test
    void shouldStandInTheReference() throws IOException {
        Path page = Path.of(System.getProperty("wardwatch.root", "../.."), "docs/reference/assumed-lags.md");
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(page, AssumedLags.markdown());
        }
        assertThat(page).as("refresh with -Dgolden=update").hasContent(AssumedLags.markdown());
    }
}
