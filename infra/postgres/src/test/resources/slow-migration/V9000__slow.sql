set local transaction_timeout = 0;
set local statement_timeout = 0;
select pg_sleep(3);
create table made_slowly ();
