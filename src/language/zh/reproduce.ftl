# 结果复现一节。

reproduce-inputs = 输入文件及其指纹。
reproduce-column-file = 文件
reproduce-decisions = 全部分析决策及其取值与来源：由研究文件声明，或采用程序默认值。
reproduce-column-decision = 决策
reproduce-column-value = 取值
reproduce-column-source = 来源
reproduce-declared = 声明
reproduce-default = 默认
reproduce-made-by = 本报告由 { $program } { $version } 生成。相同的文件与相同的版本生成逐字节相同的结果。
