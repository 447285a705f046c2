-- What waits in close-outs is asked for by every 待我审核; it is few among many problems.
CREATE INDEX problems_under_way ON problems (status) WHERE status IN ('close_out_requested', 'under_review', 'public_notice', 'returned', 'reopened');
CREATE INDEX look_backs_due ON look_backs (planned_on) WHERE done_on IS NULL;
