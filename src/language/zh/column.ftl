# 多个表格共用的列名。

column-condition = 条件
column-consistency = 一致性
column-coverage = 覆盖度
column-ron = RoN
column-necessary = 必要
