package io.wardwatch.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
    @Test
    void shouldDescribeEveryCodeInTheReference() throws IOException {
        Path page = Path.of(System.getProperty("wardwatch.root"), "docs", "reference", "findings.md");
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(page, FindingsPage.markdown());
        }
        assertThat(Files.readString(page))
                .as("findings.md, which -Dgolden=update writes anew")
                .isEqualTo(FindingsPage.markdown());
    }
}
