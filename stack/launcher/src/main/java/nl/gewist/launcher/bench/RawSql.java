package nl.gewist.launcher.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a developer of the sample platform would write by hand to erase a learner: knows the tables, needs no map. Same
 * rows as the data map says, children first. {@code :is} is {@code = ?} for one learner and {@code = any (?)} for many;
 * {@code :people} and {@code :values} are row sets of who and of what to look for; see {@link RawStatement}.
 */
final class RawSql {
    static final String LOOK_UP = """
            select l.learner_id, l.phone, l.iban, l.full_name, array_prepend(l.email,
            array(select f.email from former_email f where f.learner_id = l.learner_id))
            from learner l where l.learner_id :is order by l.learner_id for update""";

    private static final String MENTION_IN_POST = """
            update forum_post set body = regexp_replace(body, :pattern, '[gewist]', 'gi')
            where thread_id in (select thread_id from forum_post where author_id :is) and body ilike any (:likes)""";
    private static final String MENTION_IN_SUBMISSION = """
            update submission set body = regexp_replace(body, :pattern, '[gewist]', 'gi'),
            title = regexp_replace(title, :pattern, '[gewist]', 'gi')
            where group_id in (select group_id from group_member where learner_id :is)
            and (body ilike any (:likes) or title ilike any (:likes))""";
    private static final String MENTION_IN_GROUP = """
            update study_group set name = regexp_replace(name, :pattern, '[gewist]', 'gi')
            where group_id in (select group_id from group_member where learner_id :is) and name ilike any (:likes)""";

    private static final String MENTIONS_IN_POSTS = """
            update forum_post post set body = regexp_replace(post.body, hit.pattern, '[gewist]', 'gi') from (
            select other.post_id, string_agg(distinct v.pattern, '|') as pattern from :values
            join (select distinct author_id, thread_id from forum_post where author_id :is) own
            on own.author_id = v.learner_id
            join forum_post other on other.thread_id = own.thread_id and strpos(lower(other.body), lower(v.value)) > 0
            group by other.post_id) hit where hit.post_id = post.post_id""";
    private static final String MENTIONS_IN_SUBMISSIONS = """
            update submission made set body = regexp_replace(made.body, hit.pattern, '[gewist]', 'gi'),
            title = regexp_replace(made.title, hit.pattern, '[gewist]', 'gi') from (
            select other.submission_id, string_agg(distinct v.pattern, '|') as pattern from :values
            join group_member own on own.learner_id = v.learner_id
            join submission other on other.group_id = own.group_id
            and (strpos(lower(other.body), lower(v.value)) > 0 or strpos(lower(other.title), lower(v.value)) > 0)
            group by other.submission_id) hit where hit.submission_id = made.submission_id""";
    private static final String MENTIONS_IN_GROUPS = """
            update study_group called set name = regexp_replace(called.name, hit.pattern, '[gewist]', 'gi') from (
            select other.group_id, string_agg(distinct v.pattern, '|') as pattern from :values
            join group_member own on own.learner_id = v.learner_id
            join study_group other on other.group_id = own.group_id and strpos(lower(other.name), lower(v.value)) > 0
            group by other.group_id) hit where hit.group_id = called.group_id""";

    /** After the mentions, which are found through the rows that change here. */
    private static final List<String> REST = List.of(
            """
            update forum_thread set author_id = null, author_name = 'anon-' || gen_random_uuid(),
            title = regexp_replace(title, v.pattern, '[gewist]', 'gi') from :people where author_id = v.learner_id""",
            "update forum_post set author_id = null, author_name = 'anon-' || gen_random_uuid() where author_id :is",
            "update submission set submitted_by = null where submitted_by :is",
            """
            update learner_invoice_line line set description = regexp_replace(description, v.pattern, '[gewist]', 'gi')
            from learner_invoice invoice, :people where invoice.learner_id = v.learner_id
            and line.invoice_id = invoice.invoice_id and line.description ~* v.pattern""",
            """
            update learner_invoice set learner_id = null, buyer_name = 'geanonimiseerd', buyer_street = null,
            buyer_postal_code = null, buyer_city = null, buyer_iban = null,
            buyer_email = gen_random_uuid() || '@erased.invalid' where learner_id :is""",
            """
            delete from support_reply where ticket_id in
            (select ticket_id from support_ticket where requester_email = any (:emails))""",
            "delete from support_ticket where requester_email = any (:emails)",
            "delete from direct_message where sender_id :is or recipient_id :is",
            """
            delete from quiz_answer where attempt_id in (select attempt_id from quiz_attempt
            where enrolment_id in (select enrolment_id from enrolment where learner_id :is))""",
            "delete from quiz_attempt where enrolment_id in (select enrolment_id from enrolment where learner_id :is)",
            "delete from lesson_progress where enrolment_id in (select enrolment_id from enrolment where learner_id :is)",
            "delete from certificate where enrolment_id in (select enrolment_id from enrolment where learner_id :is)",
            "delete from enrolment where learner_id :is",
            "delete from upload where learner_id :is",
            "delete from group_member where learner_id :is",
            "delete from login_event where learner_id :is",
            "delete from integration_contact where learner_id :is",
            "delete from webhook_delivery where learner_id :is",
            "delete from former_email where learner_id :is",
            "delete from learner where learner_id :is");

    private RawSql() {}

    static List<String> forOne() {
        return with(MENTION_IN_POST, MENTION_IN_SUBMISSION, MENTION_IN_GROUP);
    }

    static List<String> forMany() {
        return with(MENTIONS_IN_POSTS, MENTIONS_IN_SUBMISSIONS, MENTIONS_IN_GROUPS);
    }

    private static List<String> with(String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(REST);
        return List.copyOf(all);
    }
}
