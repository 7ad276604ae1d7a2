set local transaction_timeout = 0;
set local statement_timeout = 0;

-- A token belongs to an account or to an operator.
alter table credential
    alter column account_id drop not null,
    add column operator text,
    add constraint credential_holder check (num_nonnulls(account_id, operator) = 1);
