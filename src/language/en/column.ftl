# Titles of columns that several tables have.

column-condition = Condition
column-consistency = Consistency
column-coverage = Coverage
column-ron = RoN
column-necessary = Necessary
