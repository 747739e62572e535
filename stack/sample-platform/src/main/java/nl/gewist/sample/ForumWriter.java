package nl.gewist.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads of one training, answered by other learners and by the teacher. */
final class ForumWriter {

    private record Post(long id, @Nullable Person author) {}

    private final Workshop workshop;
    private final Tables tables;
    private final Dice dice;
    private final MentionWriter mentions;

    ForumWriter(Workshop workshop) {
        this.workshop = workshop;
        this.tables = workshop.tables();
        this.dice = workshop.dice();
        this.mentions = new MentionWriter(workshop);
    }

    /** @param enrolments all in one training */
    void write(List<Enrolment> enrolments) {
        for (Enrolment enrolment : enrolments) {
            if (dice.chance(0.3)) {
                thread(enrolment, enrolments);
            }
        }
    }

    private void thread(Enrolment starter, List<Enrolment> enrolments) {
        long id = tables.forumThread.nextId();
        Instant at = workshop.since(starter.at());
        String author = starter.learner().fullName();
        tables.forumThread.row(
                id, starter.training().id(), starter.learner().id(), author, dice.pick(Texts.THREADS), at);
        List<Post> posts = new ArrayList<>();
        posts.add(post(id, null, starter.learner(), starter.offer(), at));
        for (int i = dice.between(2, 8); i > 0; i--) {
            at = at.plus(Duration.ofMinutes(dice.between(5, 3_000)));
            Person replier = dice.chance(0.25) ? null : dice.pick(enrolments).learner();
            posts.add(post(id, dice.pick(posts), replier, starter.offer(), at));
        }
    }

    /** @param author null where the teacher writes */
    private Post post(long threadId, @Nullable Post parent, @Nullable Person author, Offer offer, Instant at) {
        long id = tables.forumPost.nextId();
        String body = author == null ? dice.pick(Texts.TEACHER) : dice.pick(Texts.POSTS);
        if (parent != null && parent.author() != null && parent.author() != author && dice.chance(0.6)) {
            body = mentions.naming(parent.author(), "forum_post", "post_id", id, "body") + " " + body;
        }
        if (author != null && dice.chance(0.2)) {
            body += "\n" + mentions.signed(author, "forum_post", "post_id", id, "body");
        }
        tables.forumPost.row(
                id,
                threadId,
                parent == null ? null : parent.id(),
                author == null ? null : author.id(),
                author == null ? offer.customerId() : null,
                author == null ? offer.teacher() : author.fullName(),
                body,
                at);
        return new Post(id, author);
    }
}
