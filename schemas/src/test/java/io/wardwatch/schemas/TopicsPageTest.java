package io.wardwatch.schemas;

import org.junit.jupiter.api.Test;

class TopicsPageTest {
    @Test
    void shouldDescribeEveryTopicInTheReference() {
        Golden.assertHolds(Golden.root().resolve("docs/reference/topics.md"), TopicsPage.markdown());
    }
}
