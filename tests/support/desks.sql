-- desks.sql - the desks of three agents, behind growth.sql: who has a case has
-- its e-mails, most of them read, some of them put away.  Run by the superuser.
SET session_replication_role = replica;
SET search_path = postcase;

INSERT INTO email_folder (user_id, name, place)
VALUES (1, 'Later', 1), (1, 'Bills', 2);
INSERT INTO group_folder (name) VALUES ('Shared');
INSERT INTO group_folder_team (group_folder_id, team_id) VALUES (1, 1);

INSERT INTO email_user (email_id, user_id, place, folder_id, assigned, is_read,
	important)
SELECT e.id, c.assigned_user, p.place,
	CASE p.place WHEN 'folder' THEN 1 + e.id / 10 % 2 END,
	true, e.id < 195000, e.id % 1000 = 7
FROM email e
JOIN cases c ON c.number = e.case_number
CROSS JOIN LATERAL (SELECT CASE e.id % 10
	WHEN 0 THEN 'trash'
	WHEN 1 THEN 'archive'
	WHEN 2 THEN CASE c.assigned_user WHEN 1 THEN 'folder' ELSE 'inbox' END
	ELSE 'inbox' END) AS p (place)
ORDER BY e.id;

UPDATE email SET group_folder_id = 1 WHERE id % 20 = 13;
UPDATE notification SET read_at = now() WHERE note_id < 195000;

RESET session_replication_role;
VACUUM ANALYZE;
