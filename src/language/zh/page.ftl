# 报告框架：各节标题、图表编号与网页。

page-summary = 摘要
page-findings = 检查发现
page-claims = 论断核验
page-data = 数据与研究设计
page-calibration = 变量校准
page-necessity = 必要性分析
page-truth-table = 真值表
page-sufficiency = 充分性分析
page-configurations = 组态表
page-cases = 案例分析
page-robustness = 稳健性检验
page-standards = 规范核对
page-reproduce = 结果复现

page-figure = 图 { $number }
page-table = 表 { $number }
page-files-open = （
page-files-close = ）

page-table-region = 表格
page-clear = 清除
page-highlighted = { $case }：共高亮 { $places } 处
# 正则表达式片段：案例名称之间的分隔，以及百分数的结尾。
page-between-cases = 、|；| \/ |（共 \d+ 个）
page-percent-sign = %

page-tex-header = 须载入 \usepackage{"{"}booktabs{"}"}，中文须以 XeLaTeX 或 LuaLaTeX 编译。
