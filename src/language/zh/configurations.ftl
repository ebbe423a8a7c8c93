# 组态表一节。

configurations-none = 没有可供展示的路径。
configurations-introduction = 各列为路径，各行为条件：● 表示条件存在，⊗ 表示条件缺失，空白表示该条件存在与否对该路径无关紧要。
configurations-introduction-with-core = 各列为路径，各行为条件：● 表示条件存在，⊗ 表示条件缺失，空白表示该条件存在与否对该路径无关紧要。大符号（● ⊗）为核心条件，即同时出现在该模型对应简约解中包含该路径的项里的条件；小符号（• ⊘）为边缘条件。核心条件相同的路径使用同一编号（1a、1b）。
configurations-empty = `{ $outcome }` 的{ $kind }没有可供展示的路径。
configurations-solution = `{ $outcome }` 采用{ $kind }。
configurations-solution-first = `{ $outcome }` 采用{ $kind }，首先展示 { $first }。
configurations-no-core = 核心条件与边缘条件须结合中间解加以区分，而本研究未报告 `{ $outcome }` 的中间解，故全部使用大符号。
configurations-ties = `{ $outcome }` 存在 { $n } 个并列模型，数据无法加以区分，各列一表。
configurations-ambiguous = `{ $outcome }` 的核心条件并不唯一，取决于保守解模型（C）与简约解模型（P）的配对，每种标注各列一表。
configurations-some-tables = `{ $outcome }` 共有 { $all } 个组态表，此处展示 { $shown } 个。

configurations-which = （{ $name }）
configurations-more-cases = 另有 { $more } 个
configurations-caption = { $about } 的组态：每条路径一列，依次列示各路径的拟合指标、在该路径中隶属度大于 0.5 的案例，以及总体解的拟合指标（列于第一列）。
configurations-caption-of-several = { $about } 的组态：各结果的每条路径一列，依次列示各路径的拟合指标、在该路径中隶属度大于 0.5 的案例，以及总体解的拟合指标（列于相应结果的第一列）。
configurations-caption-without-cases = { $about } 的组态：每条路径一列，依次列示各路径的拟合指标、在该路径中隶属度大于 0.5 的案例数，以及总体解的拟合指标（列于第一列）。
configurations-caption-of-several-without-cases = { $about } 的组态：各结果的每条路径一列，依次列示各路径的拟合指标、在该路径中隶属度大于 0.5 的案例数，以及总体解的拟合指标（列于相应结果的第一列）。
