-- What the chat delivers beside the mail: the day's notices of a post, those of the chat that wait, and a person's conversations.
CREATE INDEX notices_post ON notices (post_id, planned_at) WHERE channel = 'mail';
CREATE INDEX notices_chat ON notices (id) WHERE channel <> 'mail' AND state = 'pending';
CREATE INDEX conversations_person ON conversations (person_id, channel) WHERE person_id IS NOT NULL;
