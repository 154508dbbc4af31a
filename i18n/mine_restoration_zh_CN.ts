<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>MineRestoration</name>
  <message>
   <location filename="../gis/areas.py" />
   <source>mu</source>
   <translation>亩</translation>
  </message>
  <message>
   <location filename="../gis/carry.py" />
   <location filename="../processing/named.py" />
   <location filename="../ui/carry_plan.py" />
   <location filename="../ui/steps.py" />
   <source>Carry the plan over</source>
   <translation>转入上年度计划</translation>
  </message>
  <message>
   <location filename="../gis/convert.py" />
   <source>Unit {unit}: '{value}' is no year. Correct the field 'year', four digits.</source>
   <translation>单元 {unit}：“{value}”不是年度。请改正 year 字段，填四位数字。</translation>
  </message>
  <message>
   <location filename="../gis/convert.py" />
   <source>Unit {unit}: '{value}' in the field '{field}' is neither yes nor no. Write 1 or 0, or leave it empty.</source>
   <translation>单元 {unit}：字段“{field}”的值“{value}”既不是“是”也不是“否”。请填 1 或 0，或留空。</translation>
  </message>
  <message>
   <location filename="../gis/convert.py" />
   <source>Unit {unit}: '{value}' in the field '{field}' is no date. Write it as 2026-03-01, or leave it empty.</source>
   <translation>单元 {unit}：字段“{field}”的值“{value}”不是日期。请按 2026-03-01 的格式填写，或留空。</translation>
  </message>
  <message>
   <location filename="../gis/corner_session.py" />
   <source>Read corner coordinates</source>
   <translation>读取拐点坐标</translation>
  </message>
  <message>
   <location filename="../gis/corner_session.py" />
   <source>The layer '{layer}' is in {crs}; units need a CGCS2000 Gauss-Krüger plane. Choose another layer, or a new one.</source>
   <translation>图层“{layer}”的坐标系为 {crs}；单元须为 CGCS2000 高斯－克吕格投影。请选择其他图层，或新建图层。</translation>
  </message>
  <message>
   <location filename="../gis/corner_session.py" />
   <source>The layer '{layer}' is read-only. Choose another layer, or a new one.</source>
   <translation>图层“{layer}”为只读。请选择其他图层，或新建图层。</translation>
  </message>
  <message>
   <location filename="../gis/corner_session.py" />
   <source>The layer '{layer}' does not take the units; nothing was added.</source>
   <translation>图层“{layer}”不接受这些单元，未添加任何内容。</translation>
  </message>
  <message>
   <location filename="../gis/corner_session.py" />
   <location filename="../gis/drawing/layer.py" />
   <source>The layer '{layer}' cannot be edited.</source>
   <translation>图层“{layer}”不能编辑。</translation>
  </message>
  <message>
   <location filename="../gis/corner_session.py" />
   <source>Unit {unit} has {parts} parts, the layer '{layer}' takes single polygons only. Choose another layer, or a new one.</source>
   <translation>单元 {unit} 有 {parts} 个部分，图层“{layer}”只接受单部分面。请选择其他图层，或新建图层。</translation>
  </message>
  <message>
   <location filename="../gis/crs.py" />
   <source>no CRS</source>
   <translation>无坐标系</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{key}' is missing</source>
   <translation>缺少“{key}”</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be {wanted}, is {found}</source>
   <translation>应为{wanted}，实为{found}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a text</source>
   <translation>文本</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a number</source>
   <translation>数字</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>true or false</source>
   <translation>true 或 false（真假值）</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a list [ ]</source>
   <translation>列表 [ ]</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>an object { }</source>
   <translation>对象 { }</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{key}' is not known here; known are {known}</source>
   <translation>此处没有“{key}”这一项；可用的有 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{key}' is there twice; only one can count</source>
   <translation>“{key}”出现两次，只能保留一个</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>column '{column}' is missing</source>
   <translation>缺少“{column}”列</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>has not as many values as the header</source>
   <translation>值的个数与表头不一致</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>is not UTF-8; save the file in this encoding</source>
   <translation>编码不是 UTF-8；请将文件存为 UTF-8</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>is not a data file that this program can read</source>
   <translation>不是本程序可读取的数据文件</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>{value} is finer than a public copy may be; the least is {least}</source>
   <translation>{value} 比公示资料允许的更精细；最小为 {least}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is nothing that a public copy can hold; it can hold {known}</source>
   <translation>公示资料中不能有“{text}”；可以有 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a column is 2 to 200 characters wide</source>
   <translation>列宽为 2 至 200 个字符</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a table needs a column</source>
   <translation>表至少要有一列</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>item '{item}' is there twice</source>
   <translation>资料“{item}”出现两次</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>holds no item; write at least one</source>
   <translation>没有资料项；至少写一项</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{file}' is the file of another item</source>
   <translation>“{file}”已是另一项资料的文件</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{name}' is no name that every system takes</source>
   <translation>“{name}”不是各种操作系统都能使用的名称</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{name}' is none of {known}</source>
   <translation>“{name}”不在 {known} 之内</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>braces { } do not match</source>
   <translation>大括号 { } 不配对</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should end with {endings}</source>
   <translation>扩展名应为 {endings}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'each' should be {each} here</source>
   <translation>此处 each 应为 {each}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>left out</source>
   <translation>不写</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a file name needs {number} if, and only if, there is one file for each unit or file</source>
   <translation>每个单元或每份文件各输出一个文件的，文件名须含 {number}；其他情况不得含</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{item}' is nothing that the program makes; it makes {known}</source>
   <translation>程序不能生成“{item}”；能生成的有 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be a number from {least} on</source>
   <translation>应为不小于 {least} 的数字</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should hold {count} texts</source>
   <translation>应有 {count} 项文字</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be a number above 0, written as a text</source>
   <translation>应为大于 0 的数字，写成文本</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{file}' extends this file in turn</source>
   <translation>“{file}”反过来又引用（extends）本文件</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{file}' is neither beside this file nor bundled</source>
   <translation>本文件旁边和插件自带文件中都没有“{file}”</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{rule}' is no rule of '{file}'</source>
   <translation>“{file}”中没有规则“{rule}”</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' already stands for '{kind}'</source>
   <translation>“{text}”已表示“{kind}”</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{kind}' is no kind; known are {known}</source>
   <translation>没有“{kind}”这一种类；可用的有 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{value}' is none of {known}</source>
   <translation>“{value}”不在 {known} 之内</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{key}' needs at least one text</source>
   <translation>“{key}”至少要有一项文本</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{field}' is no field of a unit: {known}</source>
   <translation>“{field}”不是单元的字段；可用的有 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is no date written YYYY-MM-DD</source>
   <translation>“{text}”不是 YYYY-MM-DD 格式的日期</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>{last} is before valid_from {first}</source>
   <translation>{last} 早于 valid_from（生效日期）{first}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>rule '{rule}' is there twice</source>
   <translation>规则“{rule}”出现两次</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>rule '{rule}' has this name too; readers of a report have only the name</source>
   <translation>与规则“{rule}”同名；报告中只印名称，无法区分</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be the name of a file beside this one or of a bundled one, no path</source>
   <translation>应为本文件旁边或插件自带文件的文件名，不带路径</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>only a file with 'extends' leaves rules out</source>
   <translation>只有写了 extends 的文件才能去掉规则</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>is longer than {most} characters</source>
   <translation>超过 {most} 个字符</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>is empty; write a text</source>
   <translation>为空；请填写文字</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>holds no rule; write at least one</source>
   <translation>没有规则；至少写一条</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>holds no outcome; write at least one</source>
   <translation>没有结论；至少写一个</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>holds no value; write at least one</source>
   <translation>没有值；至少写一个</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>names no document; a rule without one names the practice it follows</source>
   <translation>未写明文件；没有文件依据的规则应写明所依据的做法</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>only polygons have an area to overlap: ["polygon"]</source>
   <translation>只有面才有重叠面积：应为 ["polygon"]</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be more than 0</source>
   <translation>应大于 0</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be a number from 0 to 999999</source>
   <translation>应为 0 至 999999 的数字</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>is a coefficient from 0 (no air) to 1; for light about 0.14</source>
   <translation>应为 0（无大气）至 1 的系数；光线约为 0.14</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>the last outcome has no 'when': it is the one for everything else</source>
   <translation>最后一个结论不写 when：它适用于其余一切情形</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>needs a 'when'; only the last outcome has none</source>
   <translation>须写 when；只有最后一个结论不写</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>needs either 'is' or 'is_not'</source>
   <translation>is 和 is_not 须写其中之一</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>the sections of units are {known}</source>
   <translation>单元的所属部分只有 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be more than 0 and less than 100</source>
   <translation>应大于 0 且小于 100</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be 0 to 99</source>
   <translation>应为 0 至 99</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{code}' is no land class</source>
   <translation>“{code}”不是地类</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{field}' is no field of a unit</source>
   <translation>“{field}”不是单元的字段</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is no cell; write sheet and cell: Sheet1!C3</source>
   <translation>“{text}”不是单元格；请写工作表和单元格，如 Sheet1!C3</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is the cell of '{other}' already</source>
   <translation>“{text}”已是“{other}”的单元格</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{file}' extends another form itself; name a whole one</source>
   <translation>“{file}”本身也引用（extends）其他表式；请指定完整的表式文件</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>is no regular expression: {reason}</source>
   <translation>不是正则表达式：{reason}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be a width in millimetres</source>
   <translation>应为以毫米为单位的宽度</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>has to hold {known}, in this order</source>
   <translation>应依次包含 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'empty' is '{value}'; it says how much a missing value weighs: error, warning or note</source>
   <translation>empty 为“{value}”；它表示缺值的严重程度，应为 error、warning 或 note</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>the spans have to sum to {width}</source>
   <translation>各列跨度之和应为 {width}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a key is there twice</source>
   <translation>有的键出现两次</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>should be 1 or 2</source>
   <translation>应为 1 或 2</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{key}' has to stand under exactly one heading</source>
   <translation>“{key}”应在且只应在一个标题之下</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>is no day of a year</source>
   <translation>不是一年中的日期</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>braces do not match: {reason}</source>
   <translation>大括号不配对：{reason}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{placeholder}' cannot be filled; known: {known}</source>
   <translation>“{placeholder}”无法填充；可用的有 {known}</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is no year</source>
   <translation>“{text}”不是年份</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is no day of the year; write month-day: 05-01</source>
   <translation>“{text}”不是一年中的日期；请按“月-日”填写，如 05-01</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is there twice</source>
   <translation>“{text}”出现两次</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is a weekend anyway</source>
   <translation>“{text}”本来就是周末</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>'{text}' is worked anyway</source>
   <translation>“{text}”本来就是工作日</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a value is missing, or there is a comma too many</source>
   <translation>缺少值，或多了一个逗号</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a comma or a closing bracket is missing</source>
   <translation>缺少逗号或右括号</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a colon is missing</source>
   <translation>缺少冒号</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a name in "straight double quotes" is missing, or there is a comma too many</source>
   <translation>缺少用英文双引号 "" 括起的名称，或多了一个逗号</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>there is something after the end</source>
   <translation>结尾之后还有内容</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a text has a line break or a tab in it</source>
   <translation>文本中有换行或制表符</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>a text is not closed by a quote</source>
   <translation>文本缺少结尾的引号</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>there is a comma too many</source>
   <translation>多了一个逗号</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>the file as a whole</source>
   <translation>整个文件</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <source>The data file '{file}' cannot be used. {place}: {problem}. Mend it, or choose another file.</source>
   <translation>数据文件“{file}”不能使用。{place}：{problem}。请改正，或选择其他文件。</translation>
  </message>
  <message>
   <location filename="../gis/data_files.py" />
   <location filename="../processing/base.py" />
   <source>line {line}</source>
   <translation>第 {line} 行</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>No Chinese TrueType font was found, so no PDF can be written. Install WenQuanYi Zen Hei (Debian, Ubuntu: apt install fonts-wqy-zenhei) or, on Windows, SimSun, and run again; or leave the PDF out.</source>
   <translation>未找到中文 TrueType 字体，无法输出 PDF。请安装文泉驿正黑（Debian、Ubuntu：apt install fonts-wqy-zenhei），Windows 上安装宋体（SimSun），然后重新运行；或不输出 PDF。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Another plugin has loaded shapely in a way that mixes it with the geometry library of QGIS, and areas could be wrong: switch off the other plugins that use shapely or geopandas, and start QGIS again. Newer QGIS loads shapely itself: there use the shapely of your system (python3-shapely), not one from pip.</source>
   <translation>另一插件加载 shapely 的方式使其与 QGIS 的几何库混用，面积可能有误：请停用其他使用 shapely 或 geopandas 的插件，然后重新启动 QGIS。较新的 QGIS 自身会加载 shapely：请改用系统自带的 shapely（python3-shapely），不要用 pip 安装的。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Coordinates and areas. Nothing works without it.</source>
   <translation>坐标和面积计算。没有它插件不能运行。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Geometry of the units (2.0 or newer). Nothing works without it.</source>
   <translation>单元的图形运算（2.0 及以上）。没有它插件不能运行。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Excel workbooks: annual table, reports, corner tables in workbooks.</source>
   <translation>Excel 工作簿：年度情况表、各种报告、工作簿中的坐标表。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>PDF: annual table, reports, acceptance package.</source>
   <translation>PDF：年度情况表、各种报告、验收图件包。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Word: corner tables in documents, annual plan as a document.</source>
   <translation>Word：文档中的坐标表，年度计划的 Word 文档。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>DXF: corners in drawings, units written as drawings.</source>
   <translation>DXF：读取图形中的拐点，将单元写成图形。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Working days of years that the plugin's own calendar lacks.</source>
   <translation>插件自带工作日文件没有的年份的工作日。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Land classes of thousands of units in about half the time, to the same digits.</source>
   <translation>套合数千个单元的地类，用时约减半，数字完全相同。</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Python packages are missing or too old: {packages}; install them, then start QGIS again (Settings ▸ Options ▸ Mine Restoration ▸ Packages says more) – {where}  {command}</source>
   <translation>缺少 Python 包或版本过低：{packages}；请安装后重新启动 QGIS（详见“设置 ▸ 选项 ▸ 矿区生态修复 ▸ Python 包”）。{where}  {command}</translation>
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>The Word document was not written, because python-docx is missing: install it with  {command}  in the Python of QGIS, start QGIS again and run again; or leave the Word document out.</source>
   <translation>缺少 python-docx，未输出 Word 文档：请在 QGIS 所用的 Python 中运行 {command} 安装，重新启动 QGIS 后再运行；或不输出 Word 文档。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/add.py" />
   <source>Cut out a hole</source>
   <translation>挖孔</translation>
  </message>
  <message>
   <location filename="../gis/drawing/add.py" />
   <source>Add a part</source>
   <translation>加部分</translation>
  </message>
  <message>
   <location filename="../gis/drawing/add.py" />
   <source>Draw a unit</source>
   <translation>绘制单元</translation>
  </message>
  <message>
   <location filename="../gis/drawing/add.py" />
   <source>Unit {unit} has {area} hm² (before: {before} hm²).</source>
   <translation>单元 {unit} 面积为 {area} hm²（原为 {before} hm²）。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/add.py" />
   <source>There is a unit {number} already. Type another number.</source>
   <translation>已有单元 {number}。请键入其他编号。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>The corners of {count} units are numbered from the north-west.</source>
   <translation>已将 {count} 个单元的拐点改为自西北角起编号。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>All corners are numbered from the north-west already.</source>
   <translation>全部拐点已是自西北角起编号。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>Move a corner</source>
   <translation>移动拐点</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>Take out a corner</source>
   <translation>删除拐点</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>No unit has a corner there.</source>
   <translation>该处没有单元的拐点。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <location filename="../ui/drawing/panel.py" />
   <source>Number corners from the north-west</source>
   <translation>拐点自西北角编号</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>The outline of {units} is still invalid.</source>
   <translation>{units} 的图形仍然无效。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>Unit {unit} has no more than three corners there. Delete the hole or the unit instead.</source>
   <translation>单元 {unit} 该圈只有三个拐点，不能再删。请改为删除该孔洞或该单元。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <source>The outline of unit {unit} would cross itself. Choose another place.</source>
   <translation>单元 {unit} 的边界会自相交。请选择其他位置。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/corners.py" />
   <location filename="../gis/drawing/divide.py" />
   <location filename="../gis/drawing/layer.py" />
   <location filename="../gis/drawing/merge.py" />
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/drawing/merge_dialog.py" />
   <location filename="../ui/drawing/sentences.py" />
   <location filename="../ui/findings_view.py" />
   <location filename="../ui/missing_packages.py" />
   <location filename="../ui/step_row.py" />
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <location filename="../gis/drawing/divide.py" />
   <source>No unit is there to be divided. Select it, or draw the line over it.</source>
   <translation>该处没有可分割的单元。请选中单元，或让分割线穿过单元。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/divide.py" />
   <source>Divide units</source>
   <translation>分割单元</translation>
  </message>
  <message>
   <location filename="../gis/drawing/divide.py" />
   <source>Unit {unit} ({before} hm²) is divided into {pieces}.</source>
   <translation>单元 {unit}（{before} hm²）已分割为 {pieces}。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/divide.py" />
   <source>The areas of the pieces differ from the unit's by {difference} m² in sum (rounding).</source>
   <translation>各块面积之和与原单元面积相差 {difference} m²（取位所致）。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/divide.py" />
   <source>{count} parts that the line does not cross stay with {unit}.</source>
   <translation>分割线没有穿过的 {count} 个部分仍属于 {unit}。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/layer.py" />
   <location filename="../ui/drawing/numbers.py" />
   <source>There is no layer of units. Make a project, or choose a layer with the fields of units.</source>
   <translation>没有单元图层。请新建项目，或选择具有单元字段的图层。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/layer.py" />
   <source>The unit is no longer there, or has no outline. Choose another one.</source>
   <translation>该单元已不存在，或没有图形。请另选。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/layer.py" />
   <source>Outlines of the layer '{layer}' cannot be changed. Choose another layer.</source>
   <translation>图层“{layer}”的图形不能修改。请选择其他图层。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/layer.py" />
   <source>The outline of {units} is invalid. Mend its corners first: move them, or take them out.</source>
   <translation>{units} 的图形无效。请先修改其拐点：移动或删除。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/merge.py" />
   <source>Select two or more units to merge them.</source>
   <translation>请选中两个以上单元再合并。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/merge.py" />
   <location filename="../ui/drawing/merge_dialog.py" />
   <source>Merge units</source>
   <translation>合并单元</translation>
  </message>
  <message>
   <location filename="../gis/drawing/merge.py" />
   <source>{units} are one unit, {number}.</source>
   <translation>{units} 已合并为一个单元 {number}。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/merge.py" />
   <source>{area:.2f} m² were in more than one of the units and count once in the merged one.</source>
   <translation>有 {area:.2f} m² 同属几个单元，合并后只计一次。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/merge.py" />
   <source>Ground between the units that none of them had stays out: {count} holes, {area:.4f} m².</source>
   <translation>夹在中间、不属于任何单元的范围不计入：孔洞 {count} 个，{area:.4f} m²。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/merge.py" />
   <source>They do not touch: the merged unit has {count} parts.</source>
   <translation>各单元互不相接：合并后的单元有 {count} 个部分。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/neighbours.py" />
   <source>{count} corners of neighbours on its sides are its corners, too.</source>
   <translation>相邻单元落在其边上的 {count} 个拐点已同时成为该单元的拐点。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/neighbours.py" />
   <source>Unit {unit} overlaps unit {other} by {area:.2f} m²: ground of one section counts once. Take it off one of them.</source>
   <translation>单元 {unit} 与单元 {other} 重叠 {area:.2f} m²：同一部分内的面积只能计一次。请从其中一个单元扣除。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/step.py" />
   <source>The layer '{layer}' takes single polygons only, a unit has no parts there.</source>
   <translation>图层“{layer}”只能存放单部分的面，其中的单元不能有多个部分。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/step.py" />
   <source>The layer '{layer}' does not take the change; nothing was changed.</source>
   <translation>图层“{layer}”不接受该修改；未作任何改动。</translation>
  </message>
  <message>
   <location filename="../gis/drawing/step.py" />
   <source>Unit {unit} carries out {new} (before: {old}).</source>
   <translation>单元 {unit} 的上年度计划单元改为 {new}（原为 {old}）。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <location filename="../processing/named.py" />
   <location filename="../ui/corner_reading.py" />
   <location filename="../ui/dock.py" />
   <location filename="../ui/drawing/part.py" />
   <location filename="../ui/findings_panel.py" />
   <location filename="../ui/menu.py" />
   <location filename="../ui/options.py" />
   <location filename="../ui/run.py" />
   <location filename="../ui/update_offer.py" />
   <source>Mine Restoration</source>
   <translation>矿区生态修复</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>polygons of a unit</source>
   <translation>单元的面图形</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>the CRS of the geometry, such as 'EPSG:4527'; without it that of the layer</source>
   <translation>图形的坐标系，如 'EPSG:4527'；不写时为图层的坐标系</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>code of the survey classification, such as '0301'</source>
   <translation>三调地类编码，如 '0301'</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>Syntax</source>
   <translation>语法</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>Arguments</source>
   <translation>参数</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>Examples</source>
   <translation>示例</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in m² with 2 decimals.</source>
   <translation>按 TD/T 1055-2019 附录 D 计算的 CGCS2000 椭球面积，单位 m²，保留 2 位小数。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in hm² with 4 decimals.</source>
   <translation>按 TD/T 1055-2019 附录 D 计算的 CGCS2000 椭球面积，单位 hm²，保留 4 位小数。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in 亩 with 2 decimals.</source>
   <translation>按 TD/T 1055-2019 附录 D 计算的 CGCS2000 椭球面积，单位亩，保留 2 位小数。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>The corners with the numbers that files, tables and maps give them: an array of maps with name, x (north), y (east), part and ring (1 is the outer one).</source>
   <translation>拐点列表，点号与坐标文件、表和图一致：每个拐点为一个映射，含 name（点号）、x（北）、y（东）、part（部分）、ring（圈，外圈为 1）。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>The corners as text for a label or a layout: number, X (north) and Y (east), a line each.</source>
   <translation>供标注或打印布局使用的拐点文字：每行一个拐点的点号、X（北）、Y（东）。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>The number of the corner that lies at a point; NULL where none does.</source>
   <translation>位于该点的拐点的点号；没有时为 NULL。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>The findings and verdicts of a unit in the open project, as HTML; forms of units show it.</source>
   <translation>当前工程中某单元的检查结果和核查结论，HTML 格式；用于单元表单。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>{function}: '{crs}' is no CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554), and official areas and corners are computed in no other. Give the CRS of the units' layer.</source>
   <translation>{function}：“{crs}”不是 CGCS2000 高斯－克吕格投影（EPSG:4491 至 4554），椭球面积和拐点不能在其他坐标系中计算。请给出单元图层的坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>function {name}</source>
   <translation>函数 {name}</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>{function}: '{value}' is no number of decimals. Give one from 0 to {most}.</source>
   <translation>{function}：“{value}”不是小数位数。请给出 0 至 {most} 的整数。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>decimals of the coordinates; without it 3</source>
   <translation>坐标的小数位数；不写时为 3</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>a point with the very coordinates of a corner</source>
   <translation>与拐点坐标完全相同的点</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>The name of a land class, by the list {edition}; NULL for a code that it does not have.</source>
   <translation>地类名称，按 {edition}；没有该编码时为 NULL。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>农用地, 建设用地 or 未利用地, to which a land class belongs by the list {edition}.</source>
   <translation>地类按 {edition} 属于农用地、建设用地还是未利用地。</translation>
  </message>
  <message>
   <location filename="../gis/expressions.py" />
   <source>number of the unit</source>
   <translation>单元编号</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>A year with four digits</source>
   <translation>四位数年度</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>A number in 10,000 CNY with up to 4 decimals, no unit</source>
   <translation>以万元为单位的数字，最多 4 位小数，不写单位</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>The areas are missing or those of another boundary. Edit the unit in QGIS with this plugin.</source>
   <translation>面积缺失，或与当前边界不符。请在装有本插件的 QGIS 中编辑该单元。</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/compareyears.py" />
   <location filename="../ui/sample.py" />
   <source>Mine</source>
   <translation>矿山基本情况表</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Texts of the plan</source>
   <translation>年度计划文字</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Yes</source>
   <translation>是</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>No</source>
   <translation>否</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>A day that is not before the first day</source>
   <translation>不早于起始日期的日期</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Mining right and contact</source>
   <translation>采矿权与联系方式</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Money (10,000 CNY)</source>
   <translation>金额（万元）</translation>
  </message>
  <message>
   <location filename="../gis/installing.py" />
   <source>In the OSGeo4W Shell (Start menu ▸ QGIS ▸ OSGeo4W Shell), not in the usual command prompt:</source>
   <translation>在 OSGeo4W Shell（开始菜单 ▸ QGIS ▸ OSGeo4W Shell）中输入，不是普通的命令提示符：</translation>
  </message>
  <message>
   <location filename="../gis/installing.py" />
   <source>In the Terminal (Applications ▸ Utilities):</source>
   <translation>在“终端”（应用程序 ▸ 实用工具）中输入：</translation>
  </message>
  <message>
   <location filename="../gis/installing.py" />
   <source>In a prompt where the conda environment of QGIS is active:</source>
   <translation>在已激活 QGIS 所在 conda 环境的命令行中输入：</translation>
  </message>
  <message>
   <location filename="../gis/installing.py" />
   <source>In a terminal:</source>
   <translation>在终端中输入：</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>None of the Chinese typefaces {families} is installed, so the maps would have empty boxes for text. Install one (Debian: fonts-wqy-zenhei; Windows brings SimSun) and run again.</source>
   <translation>未安装中文字体 {families} 中的任何一种，图上文字会成为空框。请安装其中一种（Debian：fonts-wqy-zenhei；Windows 自带宋体 SimSun）后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>{path} is no QGIS layout template. Save it from the layout window as a template again.</source>
   <translation>{path} 不是 QGIS 布局模板。请在布局窗口中重新保存为模板。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>The layout template {path} lacks the items {ids}. Give its items these ids in the layout window.</source>
   <translation>布局模板 {path} 缺少项目 {ids}。请在布局窗口中为相应项目设置这些 ID。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>The layout template {path} cannot be read: {cause}.</source>
   <translation>无法读取布局模板 {path}：{cause}。</translation>
  </message>
  <message>
   <location filename="../gis/lists.py" />
   <source>not in the printed edition</source>
   <translation>不在所采用的版本内</translation>
  </message>
  <message>
   <location filename="../gis/map_export.py" />
   <source>The export of {name} was cancelled.</source>
   <translation>已取消输出 {name}。</translation>
  </message>
  <message>
   <location filename="../gis/map_export.py" />
   <source>There is not enough memory to draw {name}. Close other programs and run again.</source>
   <translation>内存不足，无法绘制 {name}。请关闭其他程序后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/map_export.py" />
   <source>{name} cannot be written. It may be open in another program, or the disk may be full.</source>
   <translation>无法写入 {name}。可能已在其他程序中打开，或磁盘已满。</translation>
  </message>
  <message>
   <location filename="../gis/map_export.py" />
   <source>QGIS could not start the PDF {name}. Check that its folder can be written to.</source>
   <translation>QGIS 无法开始写 PDF {name}。请检查其文件夹能否写入。</translation>
  </message>
  <message>
   <location filename="../gis/map_export.py" />
   <source>QGIS could not make the layers of {name}.</source>
   <translation>QGIS 无法生成 {name} 的图层。</translation>
  </message>
  <message>
   <location filename="../gis/map_export.py" />
   <source>QGIS could not go through the pages of {name}: {problem}.</source>
   <translation>QGIS 无法逐页输出 {name}：{problem}。</translation>
  </message>
  <message>
   <location filename="../gis/map_export.py" />
   <source>{name} was not made; QGIS says: {problem}.</source>
   <translation>未生成 {name}；QGIS 提示：{problem}。</translation>
  </message>
  <message>
   <location filename="../gis/marks.py" />
   <source>Layer '{layer}' is no table of verdicts: it has no fields {fields}. Choose the VERDICTS of an earlier check, or leave MARKS empty.</source>
   <translation>图层“{layer}”不是结论表：没有字段 {fields}。请选择以前核查的 VERDICTS，或将 MARKS 留空。</translation>
  </message>
  <message>
   <location filename="../gis/marks.py" />
   <source>{source}, mark of unit {unit} under rule {rule}: '{value}' is no date. Write it as 2026-03-01, or leave it empty.</source>
   <translation>{source}，单元 {unit} 在规则 {rule} 下的复核标记：“{value}”不是日期。请按 2026-03-01 的格式填写，或留空。</translation>
  </message>
  <message>
   <location filename="../gis/marks.py" />
   <source>{problem} The marks that were in the table are in '{file}': give it as MARKS in the next run.</source>
   <translation>{problem} 原表中的复核标记已存到“{file}”：下次运行时请将其作为 MARKS。</translation>
  </message>
  <message>
   <location filename="../gis/marks.py" />
   <source>'{file}' is there and cannot be read ({reason}), so marks in it would be lost. Choose another place for VERDICTS, or delete the file if it holds no marks.</source>
   <translation>“{file}”已存在但无法读取（{reason}），其中的复核标记会丢失。请为 VERDICTS 另选位置；若其中没有复核标记，可删去该文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” could not be made; the lines above say why. It is listed as missing.</source>
   <translation>未能生成“{item}”，原因见上面各行。已列为尚缺。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” is not in the package: the layer or table that it is made from was not given. It is listed as missing.</source>
   <translation>图件包中没有“{item}”：未提供生成它所需的图层或表。已列为尚缺。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” is not in the package: there is no unit that it would show.</source>
   <translation>图件包中没有“{item}”：没有可供表示的单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>Image {layer} is in {crs}, which is not CGCS2000, and would lie beside the units. The sheet of images was not made: give an image that was put into CGCS2000 with known parameters.</source>
   <translation>影像 {layer} 的坐标系为 {crs}，不是 CGCS2000，与单元位置不符。未生成影像对比图：请提供用已知参数转换到 CGCS2000 的影像。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>Image {layer} shows no ground of this mine. The sheet of images was not made: choose the image again.</source>
   <translation>影像 {layer} 没有覆盖本矿山的范围。未生成影像对比图：请重新选择影像。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>No date was given for image {layer}; the map says that it is not stated. Enter the day it was taken.</source>
   <translation>影像 {layer} 未填拍摄日期，图上注明“未注明”。请填写拍摄日期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>Only one image was given, {layer}. The sheet of images compares two: give the other one, too.</source>
   <translation>只提供了一期影像 {layer}。影像对比图须有两期：请补充另一期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>No 审图号 was given: its slot on {count} map sheets is empty and framed in red. Maps that are to be published need one: enter REVIEW_NUMBER when you have it and run again.</source>
   <translation>未填审图号：{count} 幅图的审图号位置为空，以红框标出。公开使用的地图须有审图号：取得后填写 REVIEW_NUMBER，重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>A shapefile holds 254 bytes of a text, so of “{field}” ({length} characters) it has only the first {kept}. The GeoPackage and the tables have all of it; shorten the text if the receiver takes the shapefile.</source>
   <translation>Shapefile 的文字最长 254 字节，“{field}”（{length} 个字符）在其中只保留前 {kept} 个。GeoPackage 和各表为全文；接收方采用 Shapefile 的，请缩短该文字。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>A shapefile turns every outline clockwise and every hole the other way; of {count} units ({units}) the corners stand there in another order than their numbers. Take the numbers from the corner points beside it.</source>
   <translation>Shapefile 一律将外圈改为顺时针、孔洞改为逆时针；有 {count} 个单元（{units}）的拐点顺序因此与点号不一致。点号请以旁边的拐点点文件为准。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>The corners are too close for all of their numbers: on the corner map one in {step} has its own, which the sheet says; the table has all. On larger paper (PAPER) more of them have room.</source>
   <translation>拐点过密，图上放不下全部点号：拐点图上每 {step} 点注记一个点号，图上已注明，坐标表列出全部拐点。改用更大的纸张（PAPER）可多注记一些。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>The maps could not be bound into one PDF ({reason}). Each map is there as a PDF of its own; put them together with another program.</source>
   <translation>图件未能合订为一个 PDF（{reason}）。各图均有单独的 PDF，请用其他软件合并。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>{count} items are yours to add and are listed as missing until then: {items}.</source>
   <translation>有 {count} 项须由您补充，补充之前列为尚缺：{items}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>acceptance was applied for on {applied}: working day {days} after it is {due} ({basis}).</source>
   <translation>验收申请日期为 {applied}，其后第 {days} 个工作日为 {due}（{basis}）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>acceptance should have ended on {due}, {days} days before {day}, and {count} units of the block are not marked as accepted. Mark those that are (field accepted), or ask the authority.</source>
   <translation>验收应于 {due} 前完成，至 {day} 已逾期 {days} 日，而上年度修复单元中还有 {count} 个未登记完成验收。已验收的请填写“是否完成验收”（accepted），否则请向主管部门查询。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>acceptance was applied for on {applied}: working day {days} after it is provisionally {due} ({basis}). When the State Council has published the year, give a file that has it as WORKING_DAYS, or install a newer chinesecalendar, and run again.</source>
   <translation>验收申请日期为 {applied}，其后第 {days} 个工作日暂定为 {due}（{basis}）。国务院办公厅公布该年放假安排后，请用 WORKING_DAYS 给出含该年的文件，或安装新版 chinesecalendar，然后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>acceptance was applied for on {applied}, which is after the day of handing in or after {year}. Correct applied_on in the mine's row, or empty it until the application is made.</source>
   <translation>验收申请日期 {applied} 晚于报送日期，或晚于 {year} 年度。请在矿山基本情况表该年度一行改正“验收申请日期”（applied_on）；尚未提出申请的请清空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no day of an application for acceptance, so the end of the acceptance was not computed. Write it like 2026-03-31 in the field applied_on of the mine's row.</source>
   <translation>“{text}”不是验收申请日期，未计算验收期限。请在矿山基本情况表该年度一行的“验收申请日期”（applied_on）中按 2026-03-31 的格式填写。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the layer states {stated} hm², its geometry has {measured} hm². The form shows the geometry's area; compute the area fields again if the geometry was edited.</source>
   <translation>图层中填写 {stated} hm²，按图形计算为 {measured} hm²。表中采用图形面积；图形改动过的，请重新计算面积字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>nobody said what belongs under '{column}'; the cell of the form stays empty.</source>
   <translation>“{column}”一栏未填写，表中该格留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the land class is stated as {stated}, the survey (data year {year}) shows {survey}. The form has the stated class; note 1 of the form asks for agreement with the published survey.</source>
   <translation>所填地类为{stated}，调查成果（数据年份 {year}）为{survey}。表中采用所填地类；表注 1 要求与国家公布的调查成果一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no land class was stated, so the rows have the classes of the survey (data year {year}): {classes}. Look whether they are those after restoration.</source>
   <translation>未填地类，各行采用调查成果（数据年份 {year}）的地类：{classes}。请核对是否为修复后地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no land class: the field land_class is empty and SUMMARY does not have the unit. Fill in the class, or attach land classes to the unit first.</source>
   <translation>未填地类（land_class），单元地类汇总（SUMMARY）中也没有该单元。请填写地类，或先对该单元套合地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY calls land class {text} '{name}' in {count} rows, the class list {edition} calls it '{listed}', which the form prints. Check whether the survey is of another edition, and correct code or name there.</source>
   <translation>单元地类汇总（SUMMARY）有 {count} 行将地类 {text} 称为“{name}”，分类表 {edition} 中为“{listed}”，表中采用后者。请核对调查成果是否为其他版本，并在其中改正编码或名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no land class of {edition}. Write the code of a second-level class, such as 0301.</source>
   <translation>“{text}”不是 {edition} 的地类。请填写二级类编码，如 0301。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no date and is printed as it stands. Write dates of the licence like 2026-03-31.</source>
   <translation>“{text}”不是日期，照原样打印。采矿权有效期请按 2026-03-31 的格式填写。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the plan has to be handed in by {due}. Whether it is in time was not checked: give the day of handing in as DATE.</source>
   <translation>年度计划应于 {due} 前（含当日）报送。未判断是否逾期：请用 DATE 填写报送日期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is '{text}', last year's row has '{before}'. Check which of them is right.</source>
   <translation>“{column}”为“{text}”，上年度一行为“{before}”。请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' under '{column}' does not look like a telephone number: 11 digits, or area code and number as 0453-1234567. It is printed as it stands; correct it if it is wrong.</source>
   <translation>“{column}”的“{text}”不像电话号码：应为 11 位手机号，或固定电话，如 0453-1234567。照原样打印；有误的请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>handed in on {day}, in time: the plan is due by {due}.</source>
   <translation>报送日期 {day}，未逾期：年度计划应于 {due} 前（含当日）报送。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the geometry is invalid ({reason}), so it has no area and counts in no sum. Correct the corners.</source>
   <translation>图形无效（{reason}），没有面积，不计入任何合计。请改正拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>handed in on {day}, {days} days after {due}, by which the plan is due. Hand it in at once and say why it is late.</source>
   <translation>报送日期 {day}，较报送期限 {due} 逾期 {days} 日。请立即报送，并说明逾期原因。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the licence begins on {begin}. A first plan is asked for in the year after that, {first}; check whether this year's is due.</source>
   <translation>采矿权有效期起为 {begin}。首个年度计划应自次年即 {first} 年起编制；请核对本年度是否需要报送。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the licence ends on {end}, within {year}. Enter the new period if it was extended; otherwise say in the plan what is done before it ends.</source>
   <translation>采矿权有效期止为 {end}，在 {year} 年度内到期。已延续的请填写新的有效期，否则请在计划中说明到期前的修复安排。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the licence ended on {end}, before {year} began. Enter the period of the licence that is valid in {year}.</source>
   <translation>采矿权已于 {end} 到期，早于 {year} 年度。请填写 {year} 年度有效的采矿许可证有效期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the licence begins on {begin}, after {year}. Correct the period of the licence, or choose another year.</source>
   <translation>采矿权有效期起为 {begin}，晚于 {year} 年度。请改正有效期，或选择其他年度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' under '{column}' has {length} characters and does not look like a licence number: C and 22 digits with year and month of issue as digits 7 to 12, or 13 digits on old licences. It is printed as it stands; compare it with the licence.</source>
   <translation>“{column}”的“{text}”有 {length} 个字符，不像采矿许可证号：应为 C 加 22 位数字（第 7 至 12 位为发证年月），旧证为 13 位数字。照原样打印；请与许可证核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is {text}. The form is in 10,000 CNY (万元), so check whether the amount was entered in CNY (元).</source>
   <translation>“{column}”为 {text}。表中金额单位为万元，请核对是否误填为元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is missing in the mine's row; the cell of the form stays empty.</source>
   <translation>矿山基本情况表该年度一行未填“{column}”，表中该格留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is '{text}'. An amount cannot be negative; the cell of the form stays empty.</source>
   <translation>“{column}”为“{text}”。金额不能为负，表中该格留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is '{text}'; the form has 4 decimals: {kept}.</source>
   <translation>“{column}”为“{text}”；表中保留 4 位小数：{kept}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is '{text}', which is no number; the cell of the form stays empty. Write digits and a decimal point only, in 10,000 CNY (万元).</source>
   <translation>“{column}”为“{text}”，不是数字，表中该格留空。请只填数字和小数点，单位万元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>{area} hm² of the unit are '{name}', which is no land class. The row stays in the form so that the areas sum up; it has to be settled before the form is handed in.</source>
   <translation>该单元有 {area} hm² 为“{name}”，不是地类。为使面积闭合，该行保留在表中；报送前须予以解决。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit has no polygon, so it has neither corners nor an area.</source>
   <translation>该单元没有面图形，既无拐点也无面积。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>{count} units of the block are not accepted, and the mine's row states no day of an application (field applied_on), so no end of the acceptance was computed. Enter the day if acceptance was applied for.</source>
   <translation>上年度修复单元中有 {count} 个未完成验收，而矿山基本情况表该年度一行未填“验收申请日期”（applied_on），未计算验收期限。已提出验收申请的，请填写日期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the layer has no units, so all blocks of the form of {year} are empty. Choose the layer with the units, or make sure that nothing was restored, is damaged or is planned.</source>
   <translation>图层中没有单元，{year} 年度表的各部分均为空。请选择含单元的图层；或确认上年度确无修复、现状无损毁、本年度无计划。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>{count} units of other years ({years}) are not in the form of {year}.</source>
   <translation>其他年度（{years}）的 {count} 个单元不列入 {year} 年度的表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the annual plan in the package is a draft (草稿): {count} errors are open, they are listed in it. Settle them and make the package again.</source>
   <translation>图件包中的年度计划为草稿：有 {count} 个错误尚未处理，已在其中列出。请处理后重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>a paragraph in the field {field} ('{start}…') has {length} characters, a sheet shows {limit}; it is left out. Divide it by line breaks.</source>
   <translation>矿山基本情况表 {field} 字段有一段文字（“{start}…”）为 {length} 个字符，一页最多容纳 {limit} 个，该段未列入。请用换行分段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>{to_spend} are to be spent and {to_draw} to be drawn this year, in 10,000 CNY (万元), and {balance} are left of {first} to {last} as far as this table says: {more} are missing. Check the amounts, or say in the field fund_text where the rest comes from.</source>
   <translation>本年度拟使用 {to_spend} 万元，拟提取 {to_draw} 万元，而按本表 {first} 至 {last} 年结余 {balance} 万元：尚缺 {more} 万元。请核对金额，或在 fund_text（本年度费用提取使用计划说明）中说明差额来源。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the form shows {measured} hm², the corners as they are printed (3 decimals) give {printed} hm²: who computes the area again gets another. Set the corners to whole millimetres (export the coordinate file and digitise it again).</source>
   <translation>表中面积为 {measured} hm²，而按印出的拐点坐标（3 位小数）计算为 {printed} hm²：他人复算会得出不同的面积。请将拐点坐标取至毫米（导出坐标文件后重新成图）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>block {section} has {rows} rows of units for {units} units. The form must not be used; report this as a fault of the program.</source>
   <translation>“{section}”部分有 {units} 个单元，却有 {rows} 行单元数据。该表不得使用；请将此作为程序错误反馈。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no unit belongs to the block {section}.</source>
   <translation>没有属于“{section}”部分的单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no section, so the unit is in no block of the form. Write restored, damaged or planned.</source>
   <translation>“{text}”不是所属部分的取值，该单元不列入表中任何部分。请填 restored（上年度修复情况）、damaged（现状问题与损毁）或 planned（本年度计划）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the drafted sentences do not state {amount}, a total of the form. If annual_plan.json was changed, its sentences have to keep their placeholders; otherwise report this as a fault of the program.</source>
   <translation>草拟语句中没有表内合计 {amount}。改动过 annual_plan.json 的，其语句须保留占位符；未改动的，请将此作为程序错误反馈。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>from {first} to {last} {drawn} were drawn and {spent} spent, in 10,000 CNY (万元), as far as this table says: {more} more than drawn. Check the amounts, or say in the field past_text where the rest came from (an older balance).</source>
   <translation>按本表，{first} 至 {last} 年共提取 {drawn} 万元，使用 {spent} 万元：使用超出提取 {more} 万元。请核对金额，或在 past_text（上年度工程实施情况说明）中说明差额来源（如以前年度结余）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the classes in SUMMARY sum to {summary} hm², the unit has {unit_area} hm². The unit was changed after its land classes were attached, or they follow the survey's polygons: attach them again with unit control. The form shows the unit without a class.</source>
   <translation>单元地类汇总（SUMMARY）中各地类合计 {summary} hm²，单元面积为 {unit_area} hm²。套合地类之后单元有改动，或采用的是图斑控制：请用单元控制重新套合。表中该单元不写地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY has {count} units that are not in the layer of units, {first} among them; they are not used.</source>
   <translation>单元地类汇总（SUMMARY）中有 {count} 个单元不在单元图层中，其中有 {first}；这些行不采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY has a row of this unit without a readable area, so its classes cannot be used.</source>
   <translation>单元地类汇总（SUMMARY）中该单元有一行面积无法识别，其地类不能采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY does not say the year and edition of the survey; the form prints 未注明 in their place.</source>
   <translation>单元地类汇总（SUMMARY）未写明调查成果的年份和版本，表中相应位置打印“未注明”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no target land class: the field land_class is empty. The survey shows {survey} today, but a target cannot be read from a survey; fill in the class that the plan aims at.</source>
   <translation>未填目标地类（land_class）。调查成果的现状地类为{survey}，但目标地类不能取自调查成果，请填写计划达到的地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the text in the field {field} says '{amount}', which is none of the form's figures. Correct it, or make sure that it is meant to be another figure.</source>
   <translation>矿山基本情况表 {field} 字段的文字中有“{amount}”，与表中任何数字均不一致。请改正，或确认所指为另一数字。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the text under '{column}' has {length} characters; the cell takes {limit} and stays empty. Shorten it.</source>
   <translation>“{column}”栏的文字有 {length} 个字符；该格最多 {limit} 个，故留空。请缩短。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>block {section}: the rows sum to {printed} hm², the classes to {classes} hm², the units' geometry to {measured} hm². The form must not be used; report this as a fault of the program.</source>
   <translation>“{section}”部分：各行合计 {printed} hm²，各地类合计 {classes} hm²，按单元图形合计 {measured} hm²。该表不得使用；请将此作为程序错误反馈。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit number is there more than once in this year, so classes cannot be told apart. Each unit needs a number of its own.</source>
   <translation>同一年度内单元编号重复，地类无法区分。每个单元须有唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the licence ends ({end}) before it begins ({begin}). Correct valid_from and valid_to in the mine's row.</source>
   <translation>采矿权有效期止（{end}）早于有效期起（{begin}）。请在矿山基本情况表该年度一行改正（valid_from、valid_to）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>only one of the two dates of the licence is there ({given}).</source>
   <translation>采矿权有效期起止日期只有一个（{given}）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit has no year, so it is not in the form. Fill in the year of the plan.</source>
   <translation>该单元没有年度，不列入表中。请填写计划年度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>The table has neither a column 'unit_id' (地块编号) nor 'name' (地块名称), so its rows belong to no parcel.</source>
   <translation>属性表中既没有 unit_id（地块编号）列，也没有 name（地块名称）列，各行无法与地块对应。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>{count} rows hold characters that cannot be read, the first is row {row}; those values were not taken. The file is likely in GBK, as spreadsheets save it: save it as CSV UTF-8.</source>
   <translation>有 {count} 行含有无法识别的字符，第一行为第 {row} 行；这些值未采用。文件很可能是电子表格保存的 GBK 编码，请另存为 CSV UTF-8。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Columns that are no fields of a unit were not used: {columns}.</source>
   <translation>以下各列不是单元的字段，未采用：{columns}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Rows {rows} all belong to '{key}'; none was used. Keep one of them.</source>
   <translation>第 {rows} 行都属于“{key}”，均未采用。请只保留一行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>No row of the table belongs to the parcel with number '{number}' and name '{name}'.</source>
   <translation>属性表中没有编号为“{number}”、名称为“{name}”的地块。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>{count} rows of the table belong to no parcel of the files: {rows}.</source>
   <translation>表中有 {count} 行不对应文件中的任何地块：{rows}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>The file calls the parcel '{file_name}', row {row} of the table '{table_name}'; the table's name was taken.</source>
   <translation>文件中地块名为“{file_name}”，属性表第 {row} 行为“{table_name}”；采用属性表的名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}' is no year such as 2026. The run's year was kept.</source>
   <translation>第 {row} 行，{field}：“{text}”不是年度（如 2026）。保留本次运行的年度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}' is neither yes (是, 1) nor no (否, 0). Left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”既不是“是”（1）也不是“否”（0）。留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}' is no date such as 2026-03-01. Left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”不是日期（如 2026-03-01）。留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}' is no section ({allowed}). The run's section was kept.</source>
   <translation>第 {row} 行，{field}：“{text}”不是所属部分的取值（{allowed}）。保留本次运行的取值。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}' is no class of the land survey (TD/T 1055-2019, second level). Left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”不是国土调查地类（TD/T 1055-2019 二级类）。留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}', but that code means {name} in the land survey. Perhaps a code of the planning classification (用地用海分类); left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”，但该编码在国土调查中为{name}。可能是用地用海分类的编码；留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}' is no class; a spreadsheet may have taken the zero off {whole}. Left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”不是地类；可能是电子表格去掉了 {whole} 前面的零。留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/attributes.py" />
   <source>Row {row}, {field}: '{text}' is a code of the planning classification (用地用海分类); the nearest class of the land survey is {name}. Left empty: choose the class.</source>
   <translation>第 {row} 行，{field}：“{text}”是用地用海分类的编码；国土调查中最接近的地类为{name}。留空，请选定地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>Declared are {declared} corners; there are {corners} corners ({rows} rows with closing rows).</source>
   <translation>所填界址点数为 {declared}；实有拐点 {corners} 个（含闭合点共 {rows} 行）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area cannot be read: '{text}'. It was not compared. Write a number, with a unit such as hm² or m² if need be.</source>
   <translation>所填面积无法识别：“{text}”，未作比较。请填写数字，必要时注明单位，如 hm² 或 m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area is {declared}: it was taken as not filled in, and not compared with the corners.</source>
   <translation>所填面积为 {declared}：视为未填写，未与拐点比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (in {unit}) agrees with the official area ({official:.2f} m²) and with the planar one ({planar:.2f} m²).</source>
   <translation>所填面积 {declared}（单位 {unit}）与椭球面积（{official:.2f} m²）和平面面积（{planar:.2f} m²）均相符。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (in {unit}) is the official one ({official:.2f} m²), not the planar one ({planar:.2f} m²).</source>
   <translation>所填面积 {declared}（单位 {unit}）为椭球面积（{official:.2f} m²），不是平面面积（{planar:.2f} m²）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (in {unit}) is the planar one ({planar:.2f} m²), not the official one ({official:.2f} m²).</source>
   <translation>所填面积 {declared}（单位 {unit}）为平面面积（{planar:.2f} m²），不是椭球面积（{official:.2f} m²）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>{count} declared areas (in {unit}) agree with the official areas and with the planar ones; the first is that of {first}.</source>
   <translation>有 {count} 个所填面积（单位 {unit}）与椭球面积和平面面积都相符；第一个为 {first}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>{count} declared areas (in {unit}) are the official ones, not the planar ones; the first is that of {first}.</source>
   <translation>有 {count} 个所填面积（单位 {unit}）是椭球面积，不是平面面积；第一个为 {first}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>{count} declared areas (in {unit}) are the planar ones, not the official ones that the county computes; the first is that of {first}.</source>
   <translation>有 {count} 个所填面积（单位 {unit}）是平面面积，不是县级部门计算的椭球面积；第一个为 {first}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (in {unit}) is that without taking off the holes ({gross:.2f} m²); the official area is {official:.2f} m², the planar {planar:.2f} m². Check which rings are holes.</source>
   <translation>所填面积 {declared}（单位 {unit}）未扣除孔洞（{gross:.2f} m²）；椭球面积为 {official:.2f} m²，平面面积为 {planar:.2f} m²。请核对哪些圈为孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (in {unit}) is that of all rings added up ({gross:.2f} m²), though some lie in others and were taken off; the official area is {official:.2f} m², the planar {planar:.2f} m². Check which rings are holes.</source>
   <translation>所填面积 {declared}（单位 {unit}）为各圈面积之和（{gross:.2f} m²），但其中有的圈位于他圈之内、已作扣除；椭球面积为 {official:.2f} m²，平面面积为 {planar:.2f} m²。请核对哪些圈为孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (in {unit}) is that of the first ring less all others ({gross:.2f} m²), though not all of them lie in it as holes; the official area is {official:.2f} m², the planar {planar:.2f} m². Check which rings are holes.</source>
   <translation>所填面积 {declared}（单位 {unit}）为第一圈减去其余各圈（{gross:.2f} m²），但其余各圈并非都是其内的孔洞；椭球面积为 {official:.2f} m²，平面面积为 {planar:.2f} m²。请核对哪些圈为孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (in {unit}) is that without ring {ring} ({gross:.2f} m²); with it the official area is {official:.2f} m², the planar {planar:.2f} m². Check whether the ring belongs to the parcel.</source>
   <translation>所填面积 {declared}（单位 {unit}）不含第 {ring} 圈（{gross:.2f} m²）；计入该圈时椭球面积为 {official:.2f} m²，平面面积为 {planar:.2f} m²。请核对该圈是否属于本地块。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared map sheet '{text}' is no sheet number (such as I50G012034), so it was not compared with the corners. Correct or remove it.</source>
   <translation>所填图幅号“{text}”不是图幅号（如 I50G012034），未与拐点比较。请改正或删去。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>{count} more parcels (lines {first} to {last}) declare a map sheet that is no sheet number; it was not compared with their corners.</source>
   <translation>还有 {count} 个地块（第 {first} 至 {last} 行）所填图幅号不是图幅号，未与拐点比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared map sheet '{sheet}' covers {west:.4f}° to {east:.4f}° E and {south:.4f}° to {north:.4f}° N; the parcel lies {km:.1f} km off it, at {longitude:.4f}° E, {latitude:.4f}° N. Check the sheet, and whether the coordinates have the right zone.</source>
   <translation>所填图幅“{sheet}”范围为东经 {west:.4f}° 至 {east:.4f}°、北纬 {south:.4f}° 至 {north:.4f}°；地块距其 {km:.1f} km，位于东经 {longitude:.4f}°、北纬 {latitude:.4f}°。请核对图幅号，以及坐标的带号是否正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>{count} more parcels (lines {first} to {last}) lie wholly off the map sheet that they declare. Check the sheets, and whether the coordinates have the right zone.</source>
   <translation>还有 {count} 个地块（第 {first} 至 {last} 行）完全不在所填图幅内。请核对图幅号，以及坐标的带号是否正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>{corners} of {all} corner rows lie off the declared map sheet '{sheet}', by up to {far:.0f} m. Add the sheet that they lie on.</source>
   <translation>{all} 行拐点中有 {corners} 行不在所填图幅“{sheet}”内，最远超出 {far:.0f} m。请补填所在图幅号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>{count} more parcels (lines {first} to {last}) reach beyond the map sheet that they declare. Add the sheets that they lie on.</source>
   <translation>还有 {count} 个地块（第 {first} 至 {last} 行）超出所填图幅。请补填所在图幅号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/declared.py" />
   <source>The declared area {declared} (taken as {unit}) agrees neither with the official area ({official:.2f} m²) nor with the planar one ({planar:.2f} m²): {difference:+.2f} m², {percent:+.3f} % of the official one.</source>
   <translation>所填面积 {declared}（按 {unit} 计）与椭球面积（{official:.2f} m²）和平面面积（{planar:.2f} m²）均不符：{difference:+.2f} m²，为椭球面积的 {percent:+.3f} %。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>'{text}' has 60 minutes or more. Correct it after the original document.</source>
   <translation>“{text}”的分达到或超过 60。请按原件改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>'{text}' has 60 seconds or more. Correct it after the original document.</source>
   <translation>“{text}”的秒达到或超过 60。请按原件改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>'{text}' is no angle. Write it such as 118°30′15.5″, 118-30-15.5, 1183015.5 or 118.504306.</source>
   <translation>“{text}”不是角度。请写成 118°30′15.5″、118-30-15.5、1183015.5 或 118.504306 等形式。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>'{text}' may be decimal degrees ({decimal}) or DDD.MMSS ({packed}); of {count} values that may be either, {against} speak against DDD.MMSS. Say which it is with the parameter ANGLES; nothing was read until then.</source>
   <translation>“{text}”可能是十进制度（{decimal}），也可能是度分秒 DDD.MMSS（{packed}）；{count} 个两可的值中，有 {against} 个不符合 DDD.MMSS。请用参数 ANGLES 指明；在此之前不予读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>{count} values were read as DDD.MMSS (degrees, point, minutes, seconds), because the parameter ANGLES says so.</source>
   <translation>依参数 ANGLES，{count} 个值按 DDD.MMSS（度.分秒）读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>{count} values were read as decimal degrees, because the parameter ANGLES says so.</source>
   <translation>依参数 ANGLES，{count} 个值按十进制度读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>{count} values with a point were read as decimal degrees: {against} of them cannot be DDD.MMSS, with minutes or seconds of 60 and more; the first is '{text}'.</source>
   <translation>{count} 个带小数点的值按十进制度读取：其中 {against} 个的分或秒达到 60 以上，不可能是 DDD.MMSS；第一个为“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>{count} values with a point were read as decimal degrees, because {against} of them cannot be DDD.MMSS; the first is '{text}'. If that is a slip of the pen, the list is DDD.MMSS: then correct it and set the parameter ANGLES.</source>
   <translation>{count} 个带小数点的值按十进制度读取，因为其中 {against} 个不可能是 DDD.MMSS；第一个为“{text}”。若该值系笔误，则列表应为 DDD.MMSS：请改正该值，并设置参数 ANGLES。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>Values with a point were read as the file says: '{text}'. If that is wrong, set the parameter ANGLES.</source>
   <translation>带小数点的值按文件中的说明“{text}”读取。若有误，请设置参数 ANGLES。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>Angles are written in more than one form: {examples}. Each was read in its own; check them.</source>
   <translation>角度的写法不止一种：{examples}。已各按其写法读取，请核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>This row is no corner: '{text}'. A corner is a longitude (73° to 136°) and a latitude (3° to 54°), with a name before them if it has one.</source>
   <translation>该行不是拐点：“{text}”。拐点应为经度（73° 至 136°）和纬度（3° 至 54°），有点号的写在前面。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>'{text}' is marked {said}, but it can only be {seen} in China. Correct the row after the original document.</source>
   <translation>“{text}”标为 {said}，但在我国只可能是 {seen}。请按原件改正该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>Several corners stand on this line: '{text}'. Their order cannot be known; write one corner a line, or put ';' between them.</source>
   <translation>该行有多个拐点：“{text}”，顺序无法确定；请每行写一个拐点，或用“;”分隔。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>{count} more rows of this list cannot be read.</source>
   <translation>该列表还有 {count} 行无法读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>{count} rows have more than a longitude and a latitude, the first is this one; what follows was left out.</source>
   <translation>有 {count} 行除经度、纬度外还有其他值，本行为第一处；后面的内容未采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>{count} lines of this list are neither corners nor titles and were left out; the first is: '{text}'.</source>
   <translation>该列表有 {count} 行既不是拐点也不是标题，未采用；第一行为：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>The list was taken as {count} parcels, because of blank lines, titles or corner numbers that start again. Where they are rings of one parcel, give each row a ring number behind the corner's name.</source>
   <translation>依空行、标题或重新起编的点号，该列表分为 {count} 个地块。若各圈同属一个地块，请在每行点号之后加写圈号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>These corners lie inside the parcel that begins at line {outer}; they were taken as a parcel of their own. If they are a hole of it, give each row a ring number behind the corner's name.</source>
   <translation>这些拐点位于第 {outer} 行开始的地块之内，已按单独地块处理。若为其孔洞，请在每行点号之后加写圈号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/degrees.py" />
   <source>No corner was read from this list.</source>
   <translation>该列表没有读出任何拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Drawings are read with the Python package ezdxf, which is not installed. Install it (python -m pip install ezdxf, in QGIS' Python) and start QGIS again.</source>
   <translation>读取图形需要 Python 包 ezdxf，但未安装。请安装（在 QGIS 的 Python 中运行 python -m pip install ezdxf）后重新启动 QGIS。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The file is an AutoCAD drawing of the kind DWG. Open it in the CAD program, save it as DXF (2000 or later, ASCII), and take that.</source>
   <translation>该文件为 AutoCAD 的 DWG 图形。请在 CAD 中打开，另存为 DXF（2000 或更高版本，ASCII）后再读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The drawing is a binary DXF. Save it in the CAD program as DXF, format ASCII, and take that.</source>
   <translation>该图形为二进制 DXF。请在 CAD 中另存为 ASCII 格式的 DXF 后再读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The drawing cannot be read ({reason}). Open it in the CAD program, run AUDIT or RECOVER, and save it as DXF again.</source>
   <translation>无法读取该图形（{reason}）。请在 CAD 中打开，运行 AUDIT 或 RECOVER，重新另存为 DXF。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The drawing ends without EOF: it may have been cut off, and polylines may be missing. Save it again.</source>
   <translation>图形文件末尾没有 EOF：文件可能被截断，缺少多段线。请重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} polylines of the file did not come through ({handles}). Run AUDIT in the CAD program and save the drawing again.</source>
   <translation>文件中有 {count} 条多段线未能读出（{handles}）。请在 CAD 中运行 AUDIT 后重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Polyline {handle} on layer {layer} is to have {declared} corners and has {count}; no unit is made of it. Run AUDIT in the CAD program and save the drawing again.</source>
   <translation>图层 {layer} 上的多段线 {handle} 应有 {declared} 个拐点，实有 {count} 个；未生成单元。请在 CAD 中运行 AUDIT 后重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Polyline {handle} on layer {layer} has values that are no numbers; no unit is made of it. Draw it again.</source>
   <translation>图层 {layer} 上的多段线 {handle} 含有不是数字的值；未生成单元。请重新绘制。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Polyline {handle} on layer {layer} does not lie in a horizontal plane; no unit is made of it. Set its plane to the world's (FLATTEN), and save the drawing again.</source>
   <translation>图层 {layer} 上的多段线 {handle} 不在水平面内；未生成单元。请将其置于世界坐标系平面（FLATTEN）后重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Polyline {handle} on layer {layer} has an arc (bulge {bulge:g}) that would need more than 100000 corners; no unit is made of it. Correct the arc, or set ARC_TOLERANCE larger.</source>
   <translation>图层 {layer} 上的多段线 {handle} 有一段圆弧（凸度 {bulge:g}）需要超过 100000 个拐点；未生成单元。请改正圆弧，或加大 ARC_TOLERANCE。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} polylines are not closed and were not used: {handles} on the layers {layers}. If they bound parcels, close them (PEDIT, Close) and save the drawing again.</source>
   <translation>有 {count} 条多段线未闭合，未采用：图层 {layers} 上的 {handles}。若为地块界线，请闭合（PEDIT，闭合）后重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} polylines on layers that are off or frozen were not read: {handles} on the layers {layers}. Switch on the layers of the parcels, and off the others.</source>
   <translation>有 {count} 条多段线所在图层已关闭或冻结，未读取：图层 {layers} 上的 {handles}。请打开地块所在图层，关闭其他图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Polyline {handle} on layer {layer} is not closed: its ends are {gap:.4f} m apart. It was taken as closed, with both ends as corners. Close it (PEDIT, Close).</source>
   <translation>图层 {layer} 上的多段线 {handle} 未闭合：两端相距 {gap:.4f} m。已按闭合处理，两端均作为拐点。请将其闭合（PEDIT，闭合）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Polyline {handle} on layer {layer} was smoothed by the CAD program (PEDIT, Fit or Spline); its computed corners were taken. Check that they are meant, or undo the smoothing (Decurve).</source>
   <translation>图层 {layer} 上的多段线 {handle} 经 CAD 拟合（PEDIT，拟合或样条曲线）；采用了计算生成的拐点。请核对是否如此，否则请取消拟合（非曲线化）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The drawing is in millimetres: its northings are a thousand times too large ($INSUNITS={unit}). Scale it by 0.001 about 0,0 in the CAD program and save it again; no unit is made.</source>
   <translation>图形以毫米为单位：X 坐标大了一千倍（$INSUNITS={unit}）。请在 CAD 中以 0,0 为基点缩放 0.001 倍后重新保存；未生成单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The drawing says that its unit is not the metre ($INSUNITS={unit}); its coordinates were taken in metres, as they stand. Many programs write that value unasked.</source>
   <translation>图形注明单位不是米（$INSUNITS={unit}）；坐标仍按米原样采用。许多软件会自动写入该值。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Each outermost closed polyline of a layer was taken as a parcel, closed polylines inside it on the same layer as its holes: {parcels} parcels, by layer {layers}. Switch off layers that hold no parcels.</source>
   <translation>每个图层最外层的闭合多段线作为地块，同一图层上位于其内的闭合多段线作为孔洞：共 {parcels} 个地块（各图层：{layers}）。请关闭不含地块的图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Inside polyline {handle} on layer {layer} lie {count} others ({handles}); they were taken as its holes (a polyline in a hole as an island). If they are parcels of their own, move them to another layer.</source>
   <translation>图层 {layer} 上的多段线 {handle} 之内还有 {count} 条（{handles}），已作为其孔洞（孔洞内的多段线作为岛）。若为单独地块，请移到其他图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} arcs were cut into straight sides that leave them by {tolerance:g} m at most (ARC_TOLERANCE); {added} corners were added.</source>
   <translation>{count} 段圆弧已分割为直线段，偏离圆弧不超过 {tolerance:g} m（ARC_TOLERANCE）；增加拐点 {added} 个。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Number or name of {count} parcels were taken from the texts inside their polylines: {texts}. Check them.</source>
   <translation>{count} 个地块的编号或名称取自多段线内的文字：{texts}。请核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Inside {count} polylines stand several texts that could be number or name of the parcel ({handles}); what is not clear was not taken. Leave one text a parcel, or give the names in ATTRIBUTES.</source>
   <translation>有 {count} 条多段线内有多个文字可作为地块编号或名称（{handles}）；不能确定的未采用。请每个地块只留一个文字，或用 ATTRIBUTES 给出名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} blocks with polylines in them were not read: {blocks}. If they hold parcels, explode them (EXPLODE) and save the drawing again.</source>
   <translation>有 {count} 个含多段线的图块未读取：{blocks}。若其中有地块，请分解（EXPLODE）后重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>Not read from the drawing: {kinds}. If they bound parcels, make closed polylines of them (PEDIT, Join; BOUNDARY) and save the drawing again.</source>
   <translation>图形中未读取：{kinds}。若为地块界线，请转为闭合多段线（PEDIT，合并；BOUNDARY）后重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} polylines on layout sheets (paper space) were not read: they are on paper, not on the ground.</source>
   <translation>布局（图纸空间）中的 {count} 条多段线未读取：其为图纸坐标，不是实地坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The drawing has no closed polyline that can be read. Close the polylines of the parcels (PEDIT, Close; BOUNDARY), switch on their layers, and save the drawing again.</source>
   <translation>图形中没有可读取的闭合多段线。请闭合地块的多段线（PEDIT，闭合；BOUNDARY），打开其图层后重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The points were put together by their codes: {count} parcels ({codes}). The order of the points is that of the file; check the outlines.</source>
   <translation>各点按编码归为 {count} 个地块（{codes}），顺序同文件。请核对边界。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The points of a block of rows were taken as one parcel, in the order of the file. A survey's points need not run along the boundary: check the outline.</source>
   <translation>该段各点作为一个地块，顺序同文件。测点不一定沿边界排列：请核对边界。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>The second field counts from 1 to {count}: it may be the code of a parcel or the number of a ring, which cannot be known. No unit is made; write codes such as D1, D2, or for rings the rows point,ring,X,Y.</source>
   <translation>第二项由 1 数到 {count}：可能是地块编码，也可能是圈号，无法确定，未生成单元。编码请写成 D1、D2 等；若为圈号，各行请写“点号,圈号,X,Y”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} of {all} points of this block have no code, the first is this one, the others have: which parcel they belong to cannot be known. Give all points the code of their parcel, or none to any.</source>
   <translation>该段 {all} 个点中有 {count} 个没有编码，本行为第一处，其余有编码：属于哪个地块无法确定。请为所有点填写地块编码，或全部不填。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>This row is no point: '{text}'. A point is name,code,east,north,height with commas between; the code may be empty.</source>
   <translation>该行不是点：“{text}”。应为“点名,编码,Y（东）,X（北）,高程”，以逗号分隔；编码可以为空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/drawings.py" />
   <source>{count} more rows are no points. Write name,code,east,north,height in each.</source>
   <translation>还有 {count} 行不是点。每行应为“点名,编码,Y（东）,X（北）,高程”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The head row of the parcel does not end with '@'; it was taken as one anyway.</source>
   <translation>地块首行没有以“@”结尾，仍按首行处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{count} head rows have their fields in another order than usual (the 5th should be 面); the first is '{text}'. Taken as number '{number}', name '{name}', count '{declared}', area '{area}'. Check these, or bring the fields into the usual order.</source>
   <translation>有 {count} 个地块首行各项顺序与通常不同（第 5 项应为“面”）；第一处为“{text}”。已取编号“{number}”、名称“{name}”、界址点数“{declared}”、面积“{area}”。请核对，或改为通常顺序。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{count} head rows have other fields than usual; the first is '{text}'. By the place of 面 and the kinds of the fields it was taken as number '{number}', name '{name}', count '{declared}', area '{area}'.</source>
   <translation>有 {count} 个地块首行各项与通常不同；第一处为“{text}”。依“面”的位置和各项的样式，取编号“{number}”、名称“{name}”、界址点数“{declared}”、面积“{area}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The declared number of corners is no whole number: '{text}'.</source>
   <translation>所填界址点数不是整数：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>Corners without a head row of their parcel begin here: '{text}'. They are not used; add the head row that ends with '@'.</source>
   <translation>坐标由此开始，但缺少地块首行：“{text}”。这些坐标不采用；请补上以“@”结尾的首行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>This row is no corner: '{text}'. A corner has name, ring number, X and Y, with commas between. Correct or remove the row.</source>
   <translation>该行不是拐点：“{text}”。拐点行应为点号、圈号、X、Y，以逗号分隔。请改正或删去该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The ring number is no whole number: '{text}'. Write 1 for the outer ring, 2 and so on for the others.</source>
   <translation>圈号不是整数：“{text}”。外圈填 1，其余各圈依次填 2、3……</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>'{text}' is no coordinate. Write a plain number in metres, such as 4912345.678.</source>
   <translation>“{text}”不是坐标。请填写以米为单位的普通数字，如 4912345.678。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{count} more rows of this parcel cannot be read.</source>
   <translation>该地块还有 {count} 行无法识别。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{count} rows of this parcel have more than four values, the first is this one; what follows Y was left out.</source>
   <translation>该地块有 {count} 行超过四个值，本行为第一处；Y 之后的内容未采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{count} rows of this parcel have values behind the length of the side, such as the kind of mark; they were left out.</source>
   <translation>该地块有 {count} 行在边长之后还有值（如界标类型），未采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>This row is read as {mark}, the others of the parcel as {usual}: a field is missing or too many. Compare it with the original.</source>
   <translation>该行按 {mark} 读取，本地块其他行为 {usual}：缺少或多出一项。请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{degrees} of the {all} rows of this parcel are in degrees, the others are not. Bring them into one unit.</source>
   <translation>该地块 {all} 行中有 {degrees} 行为度，其余不是。请统一单位。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The file's unit (计量单位) is '{text}', but corners are read in metres. No parcel under this head is used: find out the unit of the numbers, convert them, and write 计量单位=米.</source>
   <translation>文件的计量单位为“{text}”，而拐点按米读取。该文件头之下的地块均不采用：请查明数字的单位，换算后写明 计量单位=米。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The file's projection (投影类型) is '{text}'; corners are placed in Gauss-Krüger planes only. No parcel under this head is used: project the corners to a Gauss-Krüger plane, or correct the line.</source>
   <translation>文件的投影类型为“{text}”；拐点只能按高斯－克吕格投影定位。该文件头之下的地块均不采用：请将拐点转换到高斯－克吕格投影，或改正该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The file's precision (精度) is '{text}', which says no number of decimals; it was not compared.</source>
   <translation>文件的精度为“{text}”，看不出小数位数，未作比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The file declares {declared} decimals (精度={text}), the corners are written with {written}. The numbers were taken as they stand; if decimals were cut off, take the original.</source>
   <translation>文件写明 {declared} 位小数（精度={text}），拐点实写 {written} 位。数字按原样采用；若小数被截去，请用原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{count} lines of field names or instructions were passed over, the first is: '{text}'.</source>
   <translation>略过 {count} 行字段名或填写说明，第一行为：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The names of the corners begin anew here with '{name}', under the same ring number and without a closing row: a new ring was begun. Check the ring numbers.</source>
   <translation>点号由此处“{name}”重新起编，圈号未变，也没有闭合点：已另起一圈。请核对圈号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The declared length of this side is {declared}, between the corners it is {measured:.3f} m. A corner or the length is wrong; compare with the original.</source>
   <translation>该边所填边长为 {declared}，按拐点计算为 {measured:.3f} m。拐点或边长有误，请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>{count} more sides of this parcel differ from their declared lengths. Compare with the original.</source>
   <translation>该地块还有 {count} 条边与所填边长不符。请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>No unit was made of this parcel: rows of it, or the head of its file, cannot be used (see the findings at those lines).</source>
   <translation>该地块未生成单元：其中有行或文件头不能采用（见相应行的检查结果）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The parcel is of the kind '{shape}'; a restoration unit has to be 面 (an area).</source>
   <translation>该地块类型为“{shape}”；修复单元必须为“面”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/exchange.py" />
   <source>The parcel has no corners: nothing follows its head row.</source>
   <translation>该地块没有拐点：首行之后没有内容。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The layer holds no units.</source>
   <translation>图层中没有单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The unit has no area geometry and was left out.</source>
   <translation>该单元没有面图形，未写入。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The unit's geometry is not valid ({reason}); it was left out. Correct it.</source>
   <translation>该单元图形无效（{reason}），未写入。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The corner X {north:.3f}, Y {east:.3f} cannot lie in EPSG:{epsg}, the CRS of the layer; the unit was left out. Check which CRS the layer has.</source>
   <translation>拐点 X {north:.3f}，Y {east:.3f} 不可能位于图层坐标系 EPSG:{epsg} 之内；该单元未写入。请检查图层的坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>{count} units have this number; a reader of the file will give some of them another.</source>
   <translation>有 {count} 个单元使用该编号；读取该文件时，其中一些会得到其他编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>With {decimals} decimals the unit's outline touches itself ({reason}): readers may refuse it. Move the corners apart, or ask for more decimals (DECIMALS).</source>
   <translation>取 {decimals} 位小数时单元边界自相接（{reason}）：对方软件可能拒收。请将拐点移开，或增加小数位数（DECIMALS）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The unit's coordinates have more than {decimals} decimals; they were written rounded, which moves corners by up to {moved:.4f} m. Digitised again, it is that much apart.</source>
   <translation>单元坐标超过 {decimals} 位小数，写出时已取位，拐点最多移动 {moved:.4f} m。重新成图会有相应差别。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>With {decimals} decimals {count} corners stand where the corner before them stands. Take them out of the unit, or ask for more decimals (DECIMALS).</source>
   <translation>取 {decimals} 位小数时有 {count} 个拐点与前一拐点重合。请从单元中删去，或增加小数位数（DECIMALS）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>With {decimals} decimals the official area is {after:.2f} m² instead of {before:.2f} m². Ask for more decimals (DECIMALS) if the receiver computes it again.</source>
   <translation>取 {decimals} 位小数时椭球面积为 {after:.2f} m²，原为 {before:.2f} m²。接收方若重算面积，请增加小数位数（DECIMALS）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>Degrees with {decimals} decimals of a second: read back, corners are up to {moved:.2f} mm apart and areas up to {area:.3f} m².</source>
   <translation>经纬度取秒的 {decimals} 位小数：读回后拐点最多相差 {moved:.2f} mm，面积最多相差 {area:.3f} m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>Degrees with {decimals} decimals of a second: read back, corners are up to {moved:.1f} mm apart and areas up to {area:.3f} m². Ask for 5 decimals (DECIMALS) if the receiver takes them.</source>
   <translation>经纬度取秒的 {decimals} 位小数：读回后拐点最多相差 {moved:.1f} mm，面积最多相差 {area:.3f} m²。接收方若接受，请取 5 位小数（DECIMALS）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>'{before}' cannot stand in the file as it is and was written as '{after}'. Change the unit's text if that will not do.</source>
   <translation>“{before}”不能照原样写入文件，改写为“{after}”。如不合适，请修改单元的文字。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>{choice}: '{before}' cannot stand in the file as it is and was written as '{after}'. Give another text if that will not do.</source>
   <translation>{choice}：“{before}”不能照原样写入文件，改写为“{after}”。如不合适，请另填。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The form '{title}' has no place for {choices}: they were left aside. Choose another form, or leave them as they are by default.</source>
   <translation>格式“{title}”中没有 {choices} 的位置，未采用。请选择其他格式，或保留默认值。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The form '{title}' tells rings apart by their closing rows only: CLOSING was left aside and each ring is closed under the name of its first corner.</source>
   <translation>格式“{title}”只能靠闭合行区分各圈：CLOSING 未采用，每圈均以首点同名闭合。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The unit lies inside the outline of another, or around one: its rings are on layer {layer}, not {usual}, so that no reader of the drawing takes the inner one for a hole.</source>
   <translation>该单元位于另一单元的外圈之内，或包围另一单元：其各圈写在图层 {layer}，不在 {usual}，以免读取该图形时将内部单元当作孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The unit has {count} rings, and the form does not say which belong together or are taken off: a reader may take each for a parcel of its own. Choose a form with ring numbers, or tell the receiver.</source>
   <translation>该单元有 {count} 圈，而该格式不能说明哪些圈属于同一单元、哪些应扣除：对方可能将每圈当作一个地块。请选择带圈号的格式，或告知接收方。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The form has no place for numbers and names of units: the file holds the corners only, in the order of the units.</source>
   <translation>该格式没有单元编号和名称的位置：文件只有拐点，按单元顺序排列。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The form has no place for numbers of units: parcels stand in the order of the units, with their names.</source>
   <translation>该格式没有单元编号的位置：地块按单元顺序排列，写有名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The file does not say its zone: {width}-degree zone {zone}, central meridian {meridian}°E. Tell the receiver, or have the zone number written before the eastings (ZONE_PREFIX).</source>
   <translation>文件中没有带号：{width} 度带第 {zone} 带，中央子午线 {meridian}°E。请告知接收方，或在横坐标前写带号（ZONE_PREFIX）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The form '{title}' numbers the corners of each ring from 1: for units of several rings these are not the numbers of the maps and tables.</source>
   <translation>格式“{title}”的点号每圈从 1 开始：多圈单元的点号与图件、表格不同。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>{choices}: the corner numbers of this file are not those of the maps, tables and forms that are made from the same units. Keep the defaults where they have to agree.</source>
   <translation>{choices}：该文件的点号与同一单元生成的图件、表格不同。须一致时请保留默认值。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>{count} units have no elevations, their places in the file are empty: {units}. Give ELEVATION_FROM and ELEVATION_TO, or write '标高: 220 至 100' into the unit's note.</source>
   <translation>有 {count} 个单元没有标高，文件中留空：{units}。请填写 ELEVATION_FROM 和 ELEVATION_TO，或在单元备注中写“标高: 220 至 100”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The upper elevation {upper} is below the lower one {lower}; they were written as they are. Exchange them.</source>
   <translation>上限标高 {upper} 低于下限标高 {lower}，照原样写出。请对调。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The unit has {count} parts; in this form each is an area of its own, and nothing says that they belong together. Tell the receiver.</source>
   <translation>该单元有 {count} 个部分；在该格式中各为单独的区块，看不出属于同一单元。请告知接收方。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The file has {count} corners; registrations take {most} at most. Write fewer units into one file.</source>
   <translation>文件有 {count} 个拐点，而登记系统最多接受 {most} 个。请减少一个文件中的单元数。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>This form has the code and the name of the village in each head row, so no file was made. Give VILLAGE_CODE and VILLAGE_NAME, or choose another form.</source>
   <translation>该格式每个地块首行须有村代码和村名，未生成文件。请填写 VILLAGE_CODE 和 VILLAGE_NAME，或选择其他格式。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>Heights are written as 0.000: the units have none.</source>
   <translation>高程写为 0.000：单元没有高程。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>{count} characters are not in GBK and may be garbled in programs that read nothing else: {characters} . Change the texts, or take UTF-8 if the receiver reads it.</source>
   <translation>有 {count} 个字符不在 GBK 中，在只认 GBK 的软件里会成乱码：{characters} 。请修改文字；接收方能读 UTF-8 的，请选 UTF-8。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>Excel garbles Chinese in a CSV in UTF-8 without BOM. Choose UTF-8 (BOM) as ENCODING if it is to be opened there.</source>
   <translation>不带 BOM 的 UTF-8 CSV 用 Excel 打开时中文成乱码。要用 Excel 打开的，ENCODING 请选 UTF-8（带 BOM）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The longest coordinate string has {longest} characters; field GDZB holds {most}. Ask for fewer decimals (DECIMALS), or leave out corners that lie on a straight line.</source>
   <translation>最长的坐标串有 {longest} 个字符，GDZB 字段最多 {most} 个。请减少小数位数（DECIMALS），或省去位于直线上的拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/export.py" />
   <source>The form '{title}' needs the Python package {package}, which is not installed. Install it into the Python of QGIS, or choose another form.</source>
   <translation>格式“{title}”需要 Python 包 {package}，但未安装。请安装到 QGIS 所用的 Python 中，或选择其他格式。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file cannot be read: {reason}.</source>
   <translation>无法读取文件：{reason}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>This is a folder or a device, not a file. Choose the coordinate files in it.</source>
   <translation>这是文件夹或设备，不是文件。请选择其中的坐标文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file has {size:.0f} MB; files above {limit} MB are not read. Split it, parcel by parcel.</source>
   <translation>文件大小为 {size:.0f} MB；超过 {limit} MB 的文件不予读取。请按地块拆分。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file is empty.</source>
   <translation>文件为空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file is no text but: {kind}. Save or export the corners as a text file, and take that.</source>
   <translation>文件不是文本，而是：{kind}。请将坐标另存或导出为文本文件后再使用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file is no text: it is full of bytes that no text has. Take the text file instead.</source>
   <translation>文件不是文本：含有大量文本中不会出现的字节。请改用文本文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The form of this file is not known; it begins with '{text}'. What can be read: {dialects}. Write the corners in one of these forms.</source>
   <translation>无法识别文件格式，开头为“{text}”。可读取的格式：{dialects}。请按其中一种格式编写坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The line has {length} characters; lines of more than {limit} are not read. Write each corner on a line of its own.</source>
   <translation>该行有 {length} 个字符；超过 {limit} 个的行不予读取。请每行写一个拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>Read as {dialect} because of {marks}; encoding {encoding}; {parcels} parcels, {corners} corner rows.</source>
   <translation>按 {dialect} 格式读取（依据：{marks}）；编码 {encoding}；地块 {parcels} 个，拐点 {corners} 行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>Read as {dialect} because the parameter DIALECT says so; encoding {encoding}; {parcels} parcels, {corners} corner rows.</source>
   <translation>依参数 DIALECT，按 {dialect} 格式读取；编码 {encoding}；地块 {parcels} 个，拐点 {corners} 行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file may be read in two ways: {titles}. Choose one with the parameter DIALECT.</source>
   <translation>文件可按两种格式读取：{titles}。请用参数 DIALECT 指定其一。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>{count} more findings like the one at line {like} follow, between this line and line {last}. Mend the first ones and read the file again to see the others.</source>
   <translation>本行至第 {last} 行之间，还有 {count} 条与第 {like} 行相同的检查结果。请先改正前面的，再重新读取以查看其余。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>No corners were seen on this sheet ({rows} rows); nothing was read from it.</source>
   <translation>该工作表（{rows} 行）中没有发现拐点，未读取任何内容。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>{count} lines hold bytes that are no {encoding} text, the first is this one; names there may be wrong. Save the file as UTF-8.</source>
   <translation>有 {count} 行含有不属于 {encoding} 文本的字节，本行为第一处；名称等文字可能有误。请将文件另存为 UTF-8。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>{count} lines hold NUL bytes, the first is this one: the file was damaged. Compare it with the original.</source>
   <translation>有 {count} 行含有 NUL 字节，本行为第一处：文件已损坏。请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The parcels begin here without the heading [{section}]; they are read anyway.</source>
   <translation>地块由此开始，但缺少 [{section}] 标题；仍予读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>'{key}' stands twice: first '{first}', here '{second}'. The first was taken; correct the file.</source>
   <translation>“{key}”出现两次：先为“{first}”，此处为“{second}”。采用前者；请改正文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file ends without a parcel: no row ends with '@'. It may have been cut off; take the original again.</source>
   <translation>文件到结尾也没有地块：没有以“@”结尾的行。文件可能被截断，请重新取得原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>The file stops in the middle of the last number: '{text}'. The corner is likely wrong; take the original file again.</source>
   <translation>文件在最后一个数字中间中断：“{text}”。该拐点很可能有误，请重新取得原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/files.py" />
   <source>{count} rows under [{section}] belong to nothing and were left out, the first is: '{text}'.</source>
   <translation>[{section}] 之下有 {count} 行不属于任何内容，未采用，第一行为：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/joining.py" />
   <source>The layer has a unit with this number already; this one will be added as '{number}'. If it is the same unit, delete the old one first or do not add this one.</source>
   <translation>图层中已有此编号的单元；本单元将以编号“{number}”添加。若为同一单元，请先删除原有单元，或不添加本单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>坐标系统={code} was taken as {datum}, as the registration software of one province has it; make sure of it with the licence.</source>
   <translation>依某省登记软件的用法，坐标系统={code} 按 {datum} 处理；请与许可证核实。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>坐标系统={code} is likely CGCS2000, but what the code means is not published; it was taken as not stated. Make sure of the datum with the licence.</source>
   <translation>坐标系统={code} 很可能是 CGCS2000，但该代码的含义没有公开；按未写明处理。请与许可证核实坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The licence number '{text}' is not C with 22 digits behind it; compare it with the licence.</source>
   <translation>许可证号“{text}”不是 C 加 22 位数字；请与许可证核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The declared area '{text}' has no unit; it was taken as km², in which mining rights are registered.</source>
   <translation>所填面积“{text}”没有单位；按矿业权登记所用的 km² 处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The file declares the area {text} and has {count} areas; whether that is all of them is not said, so it was not compared. Compare it with the sum of the units.</source>
   <translation>文件所填面积为 {text}，共有 {count} 个区块；未说明是否为各区块之和，故未作比较。请与单元面积之和核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The upper height {upper} m lies below the lower one, {lower} m. Both were kept as they stand; check which is which.</source>
   <translation>上限标高 {upper} m 低于下限标高 {lower} m。均照原样保留；请核对孰上孰下。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>Both heights are {upper} m, as if they had not been filled in. They were kept as they stand; compare them with the licence.</source>
   <translation>上、下限标高均为 {upper} m，似未填写。均照原样保留；请与许可证核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>'{text}' is no height in metres. No height was kept of this area; correct it after the licence.</source>
   <translation>“{text}”不是以米为单位的标高。该区块未记标高；请按许可证改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The row that closes the area gives the elevations (标高) {row}, line {line_said} {said}. The row was taken; check which is right.</source>
   <translation>区块结束行的标高为 {row}，第 {line_said} 行为 {said}。采用结束行的内容；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>This row is no corner: '{text}'. A corner is a number, X (north) and Y (east), or two angles, with commas between.</source>
   <translation>该行不是拐点：“{text}”。拐点应为序号、X（北）、Y（东），或两个角度，以逗号分隔。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>{count} more rows of this area cannot be read.</source>
   <translation>该区块还有 {count} 行无法读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The area has corners in metres and corners in degrees, this is the first of the other kind. Bring them into one form.</source>
   <translation>该区块的拐点既有米又有度，本行为第一处不同。请统一写法。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The row that closes the area has nothing but '{text}': heights, name and the flag (1 added, -1 deducted) were not stated.</source>
   <translation>区块结束行只有“{text}”：没有标高、名称和标识（1 增加，-1 扣除）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The last area is not closed by a row with heights and flag (*, or 标高): the file may have been cut off. The area was not used; take the original again, or add the row.</source>
   <translation>最后一个区块没有带标高和标识的结束行（* 或 标高）：文件可能被截断。该区块未采用；请重新取得原件，或补上该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The last area is not closed by a row with heights and flag, but the declared number of rows is there; it was taken as an added area. Make sure of it.</source>
   <translation>最后一个区块没有带标高和标识的结束行，但行数与所填一致；按增加区块处理。请核实。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The row that closes an area stands here, but no corner before it. Rows may be missing; compare it with the original.</source>
   <translation>此处为区块结束行，但之前没有拐点。可能缺行；请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>{count} lines were not understood and left out; the first is: '{text}'. Make sure that they hold no corners.</source>
   <translation>有 {count} 行无法识别，未采用；第一行为：“{text}”。请核实其中没有拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>No area was found in this text. It may have been cut off; take the original.</source>
   <translation>文本中没有找到区块。可能被截断；请用原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The area has no flag (1 added, -1 deducted); it was taken as an added area. Make sure of it.</source>
   <translation>该区块没有标识（1 增加，-1 扣除）；按增加区块处理。请核实。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The flag '{text}' is neither 1 (added) nor -1 (deducted); the area was not used. Write one of these, as the licence has it.</source>
   <translation>标识“{text}”既不是 1（增加）也不是 -1（扣除）；该区块未采用。请按许可证填写其一。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The note says '{name}', but the flag {flag} says that the area is added. It was taken as an added area of its own, and nothing was taken off: if it is to be deducted, write the flag -1.</source>
   <translation>注记为“{name}”，而标识 {flag} 表示增加。已作为单独的增加区块，未扣除任何面积：若应扣除，请将标识改为 -1。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>This area was taken off the area that begins at line {outer}, as its flag says.</source>
   <translation>按其标识，该区块已从第 {outer} 行开始的区块中扣除。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>This deducted area lies in several added areas ({lines}); it was taken off the one that begins at line {outer}, which stands before it. Check that.</source>
   <translation>该扣除区块位于多个增加区块（始于第 {lines} 行）之内；已从其前面第 {outer} 行开始的区块中扣除。请核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>This area is to be deducted, but it lies in no added area of the file; it was not used. Check its corners, and whether the area that it belongs to is missing.</source>
   <translation>该区块应扣除，但不在文件的任何增加区块之内，未采用。请核对其拐点，以及是否缺少其所在的区块。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>This area is deducted from {lower} to {upper} m only, the area around it runs from {outer_lower} to {outer_upper} m. On the map it was taken off as a whole; check whether that is meant.</source>
   <translation>该区块仅扣除 {lower} 至 {upper} m，其外的区块为 {outer_lower} 至 {outer_upper} m。平面图上已全部扣除；请核对是否如此。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The coordinate string says {declared} corners here, but '{text}' stands where the next one should. The area was not used, nor was what follows it; take the original again.</source>
   <translation>坐标串注明此处有 {declared} 个拐点，但应为下一拐点处却是“{text}”。该区块及其后内容均未采用；请重新取得原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The two fields behind the flag of each area (they hold {texts}) were left out: what they mean is not published. If they are not 0, ask the registry.</source>
   <translation>各区块标识之后的两项（内容为 {texts}）未采用：其含义没有公开。若不为 0，请向登记机关核实。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>The coordinate string says {declared} areas, but holds {found}. It may have been cut off; take the original again.</source>
   <translation>坐标串注明有 {declared} 个区块，实有 {found} 个。可能被截断；请重新取得原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>'{key}' says {declared}, the file has {found}. Rows may be missing; compare it with the original.</source>
   <translation>“{key}”为 {declared}，文件中实有 {found}。可能缺行；请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>After {before} comes {key}: a row may be missing between them, or stand elsewhere. Compare the file with the original.</source>
   <translation>{before} 之后为 {key}：其间可能缺行，或该行在别处。请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/mining.py" />
   <source>{key} stands twice, first at line {first}. Both were read; correct the file.</source>
   <translation>{key} 出现两次，首次在第 {first} 行。两行均已读取；请改正文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/notice.py" />
   <source>This is no corner: '{text}'. A corner has two labels with a number behind each, such as X=4920000.00, Y=44500000.00; complete it after the original.</source>
   <translation>此处不是拐点：“{text}”。拐点应有两个标注及其后的数字，如 X=4920000.00，Y=44500000.00；请按原件补全。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/notice.py" />
   <source>The text was parted into {count} parcels, by titles and by corner numbers that begin anew; the second begins here. Check that.</source>
   <translation>文本按标题和重新起编的点号分为 {count} 个地块，第二个由此开始。请核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/notice.py" />
   <source>No corner with two labels was found, such as X=4920000.00, Y=44500000.00. Write the corners so, or as a list.</source>
   <translation>没有找到带两个标注的拐点，如 X=4920000.00，Y=44500000.00。请按此写法填写，或改为列表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{first:.3f} and {second:.3f} are no X (1,900,000 to 6,000,000 m) and Y (180,000 to 820,000 m, with or without zone number before it) in China; {count} rows of this parcel are so.</source>
   <translation>{first:.3f} 和 {second:.3f} 不是我国范围内的 X（1,900,000 至 6,000,000 m）和 Y（180,000 至 820,000 m，可带带号）；该地块有 {count} 行如此。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The corners of this parcel are in different zones ({zones}; '-' is without zone number). Bring them into one zone.</source>
   <translation>该地块的拐点分属不同的带（{zones}；“-”表示不带带号）。请统一到一个带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>Y stands before X in all {count} rows of this parcel; seen by the size of the numbers, and read so.</source>
   <translation>该地块全部 {count} 行都是 Y 在 X 之前；按数值大小识别并据此读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>In {count} of {all} rows of this parcel Y stands before X, in the others not; each was read by the size of its numbers. Check the file.</source>
   <translation>该地块 {all} 行中有 {count} 行 Y 在 X 之前，其余不是；逐行按数值大小识别。请核对文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) by the digits before the eastings.</source>
   <translation>依横坐标前的带号，为 {datum} 第 {zone} 带（{width} 度带，中央子午线 {meridian}°，EPSG:{epsg}）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the file declares; the eastings have no zone number.</source>
   <translation>依文件所写，为 {datum} 第 {zone} 带（{width} 度带，中央子午线 {meridian}°，EPSG:{epsg}）；横坐标不带带号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the CRS that the layer or the file declares says; the eastings have no zone number.</source>
   <translation>依图层或文件所写的坐标系，为 {datum} 第 {zone} 带（{width} 度带，中央子午线 {meridian}°，EPSG:{epsg}）；横坐标不带带号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as given by the parameter CRS; neither the eastings nor the file say it.</source>
   <translation>依参数 CRS，为 {datum} 第 {zone} 带（{width} 度带，中央子午线 {meridian}°，EPSG:{epsg}）；横坐标和文件均未写明。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The zone cannot be known: the eastings have no zone number and the file declares none. Set the parameter CRS to the CGCS2000 plane of the coordinates.</source>
   <translation>无法确定带号：横坐标不带带号，文件也未写明。请将参数 CRS 设为坐标所在的 CGCS2000 投影带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>No unit was made of this parcel: the zone or datum of its file stands against it (see the file's error).</source>
   <translation>该地块未生成单元：所在文件的带号或基准不符（见该文件的错误）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares zone {declared}, the digits before the eastings say {zone} (EPSG:{epsg}). The digits were taken; check which is right.</source>
   <translation>文件写明第 {declared} 带，横坐标前的数字为第 {zone} 带（EPSG:{epsg}）。采用后者；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares {declared}-degree zones, but zone {zone} is a {width}-degree zone. That was taken; check which is right.</source>
   <translation>文件写明 {declared} 度分带，但第 {zone} 带属于 {width} 度带。采用后者；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares zone {zone} (EPSG:{epsg}), the parameter CRS is EPSG:{given}. The coordinates were taken as in zone {zone}; check which is right.</source>
   <translation>文件写明第 {zone} 带（EPSG:{epsg}），参数 CRS 为 EPSG:{given}。坐标按第 {zone} 带采用；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>'{text}' is no zone number (13 to 23 or 25 to 45); taken as not declared.</source>
   <translation>“{text}”不是带号（13 至 23 或 25 至 45），按未写明处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>'{text}' is no zone width (3 or 6 degrees); taken as not declared.</source>
   <translation>“{text}”不是分带度数（3 或 6），按未写明处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file does not say its datum (坐标系); taken as CGCS2000. Make sure of it: the digits cannot tell, and other datums lie up to a hundred metres and more away.</source>
   <translation>文件未写明坐标系，按 CGCS2000 处理。请务必核实：从数字上无法判断，其他基准可相差百米甚至更多。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file does not say its datum (坐标系); taken as {datum}, as the parameter CRS says.</source>
   <translation>文件未写明坐标系；依参数 CRS，按 {datum} 处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>These coordinates are in {datum} (EPSG:{epsg}), the units of this run in {run_datum} (EPSG:{run_epsg}). Nothing was moved: without your own parameters that would be off by tens of metres. Set HELMERT (seven parameters of your surveying authority) or CONTROL_POINTS, digitise the file by itself with CRS empty or EPSG:{epsg}, or get the corners in CGCS2000 from the ministry's service (2000国家大地坐标系转换).</source>
   <translation>坐标为 {datum}（EPSG:{epsg}），本次运行的单元为 {run_datum}（EPSG:{run_epsg}）。未作任何转换：没有转换参数会相差数十米。请设置 HELMERT（测绘主管部门的七参数）或 CONTROL_POINTS；或将 CRS 留空或设为 EPSG:{epsg}，单独对该文件成图；或从自然资源部的服务（2000国家大地坐标系转换）取得 CGCS2000 坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The datum '{text}' is not known (known are CGCS2000, Xi'an 1980, Beijing 1954 and WGS 84). Transform the corners to CGCS2000 with the parameters of your surveying authority.</source>
   <translation>无法识别坐标系“{text}”（可识别 CGCS2000、1980西安、1954北京和 WGS 84）。请用测绘主管部门的参数将坐标转换到 CGCS2000。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The head says {first}, the CRS of the layer {second}: which is right cannot be known. Correct the one that is wrong.</source>
   <translation>文件头写为 {first}，图层坐标系为 {second}：哪个正确无法确定。请改正有误的一处。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The units are in {datum} (EPSG:{epsg}), as their file; nothing was moved. All further steps need CGCS2000: set HELMERT (seven parameters of your surveying authority) or CONTROL_POINTS.</source>
   <translation>单元与文件相同，为 {datum}（EPSG:{epsg}），未作转换。后续步骤均须为 CGCS2000：请设置 HELMERT（测绘主管部门的七参数）或 CONTROL_POINTS。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The coordinates are in WGS 84, as phones, GPS and KML have them. They differ from CGCS2000 by centimetres to decimetres, and from a phone by metres. If that is good enough, set WGS84_AS_CGCS2000, which takes them as CGCS2000 and records it; else measure in CGCS2000.</source>
   <translation>坐标为 WGS 84（手机、GPS、KML 所用）。与 CGCS2000 相差厘米至分米级，手机所测则相差数米。若精度可以接受，请设置 WGS84_AS_CGCS2000，按 CGCS2000 采用并予记录；否则请用 CGCS2000 重测。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The coordinates are in WGS 84 and were taken as CGCS2000, as WGS84_AS_CGCS2000 says: a difference of centimetres to decimetres is left in, and what the instrument errs.</source>
   <translation>坐标为 WGS 84，依 WGS84_AS_CGCS2000 按 CGCS2000 采用：仍含厘米至分米级的差值和仪器误差。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file has transformation parameters (转换参数: {text}). They were not used. If they are meant to take the corners to CGCS2000, give them as HELMERT.</source>
   <translation>文件中有转换参数（{text}），未采用。若为转换到 CGCS2000 的参数，请填入 HELMERT。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The layer, or the file, is in {crs}: neither degrees nor a Gauss-Krüger plane of CGCS2000, Xi'an 1980 or Beijing 1954. Save it in the CGCS2000 plane of the units, by an operation that you can answer for.</source>
   <translation>图层或文件的坐标系为 {crs}：既不是经纬度，也不是 CGCS2000、1980西安或1954北京的高斯－克吕格投影。请用可靠的转换方法，将其另存到单元所用的 CGCS2000 投影带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The declared CRS is EPSG:{epsg}, degrees, but the coordinates are metres (GeoJSON that names no CRS counts as EPSG:4326). Export it again with the CRS that the coordinates are in, as GeoPackage or as shapefile with .prj.</source>
   <translation>所写坐标系为 EPSG:{epsg}（度），而坐标为米（未写明坐标系的 GeoJSON 按 EPSG:4326 计）。请按坐标实际所用的坐标系重新导出为 GeoPackage，或带 .prj 的 Shapefile。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The layer's CRS is EPSG:{epsg}, metres, but its coordinates are degrees. Set the CRS that the coordinates are in.</source>
   <translation>图层坐标系为 EPSG:{epsg}（米），而坐标为度。请设置坐标实际所用的坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The layer's CRS is EPSG:{declared}, but its digits say zone {zone} of EPSG:{epsg}. The digits were taken; check which is right.</source>
   <translation>图层坐标系为 EPSG:{declared}，而带号为 EPSG:{epsg} 的第 {zone} 带。采用后者；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>'{text}' is no central meridian, such as 114 or 114°00′00″; taken as not declared.</source>
   <translation>“{text}”不是中央子午线（如 114 或 114°00′00″），按未写明处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares the central meridian {meridian:.6g}°, which no national zone of the declared width has: a plane of the place's own, or a wrong width. Correct the head, or ask for the corners in a national zone.</source>
   <translation>文件写明中央子午线为 {meridian:.6g}°，所写度数的国家统一分带无此中央子午线：或为地方独立坐标系，或分带度数有误。请更正文件头，或索取国家统一分带的坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares the central meridian {declared:.6g}°, but zone {zone} (EPSG:{epsg}) has {meridian}°. Zone {zone} was taken; check which is right.</source>
   <translation>文件写明中央子午线为 {declared:.6g}°，而第 {zone} 带（EPSG:{epsg}）为 {meridian}°。采用第 {zone} 带；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares zone {zone}, whose central meridian is {expected}°, and the central meridian {meridian:.6g}°: which is right cannot be known. Set the parameter CRS to the plane of the coordinates.</source>
   <translation>文件写明第 {zone} 带，其中央子午线应为 {expected}°，而所写中央子午线为 {meridian:.6g}°：哪个正确无法确定。请将参数 CRS 设为坐标所在的投影带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{count} of {all} eastings run out of their zone, such as {easting:.3f}. They were read as zone {zone} (EPSG:{epsg}), where that corner lies {off:.1f} km from the central meridian {meridian}°. Check it, and have the corners recomputed in their own zone.</source>
   <translation>{all} 个横坐标中有 {count} 个越带，如 {easting:.3f}。各拐点按第 {zone} 带（EPSG:{epsg}）读取，该拐点距中央子午线 {meridian}° 为 {off:.1f} km。请核对，并取得换算到所在带的坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{count} of {all} eastings lie beyond their zone, such as {easting:.3f}: zone number {number} would leave {within:.3f} m, where 180,000 to 820,000 is possible; the declared zone is {declared}. A number carried over into the zone number, or a wrong digit: correct the file, or set the parameter CRS to the zone that the eastings run out of.</source>
   <translation>{all} 个横坐标中有 {count} 个超出所在带，如 {easting:.3f}：若带号为 {number}，余下 {within:.3f} m，而合理范围为 180,000 至 820,000；文件写明的带号：{declared}（“-”为未写明）。可能是越带后进位到带号，或有错位数字：请改正文件，或将参数 CRS 设为横坐标实际所属的带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{count} of {all} eastings lie beyond any zone, such as {easting:.3f}, where 180,000 to 820,000 is possible; the declared zone is {declared}. If they run out of a zone, set the parameter CRS to it; else correct the file.</source>
   <translation>{all} 个横坐标中有 {count} 个不在任何带内，如 {easting:.3f}，而合理范围为 180,000 至 820,000；文件写明的带号：{declared}（“-”为未写明）。若系越带，请将参数 CRS 设为其所属的带；否则请改正文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares zone {declared}; zone {zone} (EPSG:{epsg}) was taken. Check which is right.</source>
   <translation>文件写明第 {declared} 带，采用的是第 {zone} 带（EPSG:{epsg}）。请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>{first:.8g} and {second:.8g} are no longitude (73 to 136°) and latitude (3 to 54°) in China; {count} rows of this parcel are so. Correct them.</source>
   <translation>{first:.8g} 和 {second:.8g} 不是我国范围内的经度（73 至 136°）和纬度（3 至 54°）；该地块有 {count} 行如此。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>In {count} of {all} rows of this parcel longitude and latitude stand the other way round; each was read by its range. Check the file.</source>
   <translation>该地块 {all} 行中有 {count} 行经纬度顺序相反；逐行按数值范围识别。请核对文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>Degrees (EPSG:{source_epsg}, longitude {west:.4f} to {east:.4f}) were put into EPSG:{epsg} (zone {zone}, central meridian {meridian}°), the parameter CRS.</source>
   <translation>经纬度（EPSG:{source_epsg}，经度 {west:.4f} 至 {east:.4f}）已投影到参数 CRS 的 EPSG:{epsg}（第 {zone} 带，中央子午线 {meridian}°）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>Degrees (EPSG:{source_epsg}, longitude {west:.4f} to {east:.4f}) were put into EPSG:{epsg}: zone {zone}, central meridian {meridian}°, is the 3-degree zone that they lie in. For another plane set CRS.</source>
   <translation>经纬度（EPSG:{source_epsg}，经度 {west:.4f} 至 {east:.4f}）已投影到 EPSG:{epsg}：即所在的 3 度带第 {zone} 带，中央子午线 {meridian}°。需用其他投影带时请设置 CRS。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The file declares zone {declared}; its degrees were put into zone {zone} (EPSG:{epsg}). Check whether they are the right ones.</source>
   <translation>文件写明第 {declared} 带，其经纬度投影到第 {zone} 带（EPSG:{epsg}）。请核对坐标是否有误。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>This ground lies {degrees:.2f}° from the central meridian {meridian}° of the units' plane EPSG:{epsg}, whose zone reaches {half:g}°. Check the zone of the file, or digitise it in a run of its own.</source>
   <translation>该地块距单元平面坐标系 EPSG:{epsg} 的中央子午线 {meridian}° 有 {degrees:.2f}°，而该带只到 {half:g}°。请检查文件的带号，或单独成图。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>This corner lies {degrees:.2f}° from the central meridian {meridian}° of zone {zone}, which reaches {half:.1f}°. Check the zone and the easting; areas in the plane are too large there.</source>
   <translation>该拐点距第 {zone} 带中央子午线 {meridian}° 为 {degrees:.2f}°，超出半带宽 {half:.1f}°。请核对带号和横坐标；该处平面面积偏大。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>Transformed from EPSG:{source_epsg} to EPSG:{epsg}, the plane of this run (same datum, no loss); official area {before:.2f} m² before, {after:.2f} m² after.</source>
   <translation>由 EPSG:{source_epsg} 换带到本次运行的 EPSG:{epsg}（基准相同，无损失）；换带前椭球面积 {before:.2f} m²，换带后 {after:.2f} m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/place.py" />
   <source>The eastings were put into EPSG:{epsg}, the same zone {zone} with or without the zone number before them.</source>
   <translation>横坐标改写为 EPSG:{epsg} 的形式，仍为第 {zone} 带，仅增减带号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>No row of the list has an X (1,900,000 to 6,000,000 m) and a Y beside it. Check that the file holds corners in metres.</source>
   <translation>列表中没有一行有 X（1,900,000 至 6,000,000 m）及其旁的 Y。请检查文件中是否为以米为单位的拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>This row cannot be read as {mark} like the others: '{text}'. Its parcel is not used; correct the row.</source>
   <translation>该行不能像其他行一样按 {mark} 读取：“{text}”。所在地块不采用；请改正该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} more rows of the list cannot be read, the first of them is this one. Correct them.</source>
   <translation>该列表还有 {count} 行无法读取，本行为第一处。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} rows have values behind Y that are neither heights nor side lengths, the first is this one; they were left out. Look whether they are needed.</source>
   <translation>有 {count} 行 Y 之后的值既不是高程也不是边长，本行为第一处；未采用。请看是否需要。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>The column behind Y was taken as heights in metres ({count} rows): the numbers are no side lengths. Check it.</source>
   <translation>Y 之后的一列按高程（米）处理（{count} 行）：这些数字不是边长。请核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} heights cannot be read and were left empty, the first is '{text}'. Correct them if heights are needed.</source>
   <translation>有 {count} 个高程无法读取，已留空，第一个为“{text}”。需要高程的请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>The list was parted at its lines of text into {parcels} parcels; the text is the parcel's name. Check them.</source>
   <translation>列表按文字行分为 {parcels} 个地块，文字作为地块名称。请核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} blank or ruled lines were taken as the beginning of a new parcel, the first is before this row; there are {parcels} parcels. Join those that belong together by ring numbers (J1,1,X,Y).</source>
   <translation>有 {count} 处空行或分隔线作为新地块的开始，第一处在本行之前；共 {parcels} 个地块。同属一个地块的，请用圈号合并（J1,1,X,Y）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} times a new parcel was begun because a ring was closed or ring numbers began anew, the first time here; there are {parcels} parcels. Join those that belong together by ring numbers (J1,1,X,Y).</source>
   <translation>有 {count} 次因圈已闭合或圈号重新起编而另起地块，首次在此；共 {parcels} 个地块。同属一个地块的，请用圈号合并（J1,1,X,Y）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} times a new parcel was begun because the names of the corners began anew, without a closing row or a blank line, the first time here. Check this, and put a blank line between parcels.</source>
   <translation>有 {count} 次因点号重新起编而另起地块，其间没有闭合点或空行，首次在此。请核对，并在地块之间加空行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} rings lie inside the ring before them and were taken as holes of that parcel, the first is this one. Put a title before it if it is a parcel of its own.</source>
   <translation>有 {count} 圈位于前一圈之内，已作为该地块的孔洞，本行为第一处。若为单独地块，请在其前加标题行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>{count} blank lines were taken to mean nothing, as some stand between fewer than three corners. Remove them, or put titles before the parcels.</source>
   <translation>有 {count} 处空行未作为分隔，因为有的空行之间不足三个拐点。请删去空行，或在各地块前加标题行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/plain.py" />
   <source>'{text}' stands before all {count} parcels and was taken as the title of the list, not as a name. Name the parcels by a title before each.</source>
   <translation>“{text}”位于全部 {count} 个地块之前，作为列表标题，不作为名称。请在每个地块前用标题行写名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Ring {ring} has {count} different corners; an area needs three. The parcel was not used: add what is missing.</source>
   <translation>第 {ring} 圈只有 {count} 个不同的拐点；构成面至少要三个。该地块未采用：请补上所缺拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>All corners of ring {ring} lie on one line: it has no area. The parcel was not used: correct the corners.</source>
   <translation>第 {ring} 圈的拐点都在一条直线上，没有面积。该地块未采用：请改正拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Ring {ring} crosses or touches itself: side {first} meets side {second} at X {north:.3f}, Y {east:.3f}. Check the order of the corners there.</source>
   <translation>第 {ring} 圈自相交或自相接：{first} 边与 {second} 边相遇于 X {north:.3f}，Y {east:.3f}。请核对该处拐点顺序。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Ring {ring} crosses or touches itself in {count} more places (sides from lines {first} to {last}). Check the order of the corners.</source>
   <translation>第 {ring} 圈还有 {count} 处自相交或自相接（边起于第 {first} 至 {last} 行）。请核对拐点顺序。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more overlaps of rings of this parcel (lines {first} to {last}). Correct the corners.</source>
   <translation>该地块各圈还有 {count} 处重叠（第 {first} 至 {last} 行）。请改正拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Ring {second} is ring {first} of line {first_line} again. Remove one of them, or correct its corners.</source>
   <translation>第 {second} 圈与第 {first_line} 行的第 {first} 圈重复。请删去其一，或改正拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Ring {second} overlaps ring {first} of line {first_line} by {overlap:.4f} m² and is not inside it. Correct the corners; neighbours need the same corners along their common side.</source>
   <translation>第 {second} 圈与第 {first_line} 行的第 {first} 圈重叠 {overlap:.4f} m²，又不在其内。请改正拐点；相邻地块公共边上的拐点须一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{rings} rings share a side and were put together, the shared side fell away: {before} corners before, {after} after. The area is the same.</source>
   <translation>{rings} 个圈有公共边，已合并，公共边取消：合并前 {before} 个拐点，合并后 {after} 个。面积不变。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The rings touch in more than one point, which divides the area; it was written as {parts} parts with the same outline: {before} corners before, {after} after. The area is the same.</source>
   <translation>各圈有一处以上相接，将面分开；已写成 {parts} 个部分，外轮廓不变：原有拐点 {before} 个，现有 {after} 个。面积不变。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The rings of this parcel do not make an area that can be used. Check the corners where rings touch.</source>
   <translation>该地块的各圈不能构成可用的面。请核对各圈相接处的拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Ring {ring} lies inside another ring and was taken as a hole, though its number says outer ring.</source>
   <translation>第 {ring} 圈位于另一圈之内，按孔洞处理，虽然其圈号表示外圈。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Ring {ring} lies in no other ring, or in a hole, and was taken as a part of the area, though a number above 1 is mostly a hole.</source>
   <translation>第 {ring} 圈不在其他圈之内，或在孔洞之内，按面的一部分处理，虽然大于 1 的圈号多表示孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The corner is the same place as {before} of line {first}, just before it. Remove one of them.</source>
   <translation>该拐点与前一拐点 {before}（第 {first} 行）位置相同。请删去其一。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The last corner lies {gap:.3f} m from the first ({first}), but not on it; both were kept. If it is to close the ring, give it the same coordinates.</source>
   <translation>末点与首点（{first}）相距 {gap:.3f} m，并不重合；两点均保留。若应闭合，请填写相同坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The last corner has the name of the first (line {first}) but lies {gap:.3f} m away; it was kept as a corner.</source>
   <translation>末点与首点（第 {first} 行）同名，但相距 {gap:.3f} m，按拐点保留。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more corners (lines {first} to {last}) are the same place as the corner just before them. Remove what stands twice.</source>
   <translation>还有 {count} 个拐点（第 {first} 至 {last} 行）与前一拐点位置相同。请删去重复的。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>Corner of ring {ring} is at X {north}, Y {east}, which is no place. Correct the number; the parcel was not used.</source>
   <translation>第 {ring} 圈有拐点坐标为 X {north}，Y {east}，不是有效位置。请改正数字；该地块未采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more corners (lines {first} to {last}) have an infinite or missing number. Correct them.</source>
   <translation>还有 {count} 个拐点（第 {first} 至 {last} 行）的数字为无穷大或缺失。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more rings (lines {first} to {last}) lie inside another ring and were taken as holes, though their number says outer ring.</source>
   <translation>还有 {count} 个圈（第 {first} 至 {last} 行）位于另一圈之内，按孔洞处理，虽然其圈号表示外圈。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more rings (lines {first} to {last}) were taken as parts of the area, though a number above 1 is mostly a hole.</source>
   <translation>还有 {count} 个圈（第 {first} 至 {last} 行）按面的一部分处理，虽然大于 1 的圈号多表示孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The file says that ring {ring} ({area:.2f} m²) is added, but it lies inside ring {around} of line {around_line}, which has its ground already. The parcel was not used: correct the mark, or the corners.</source>
   <translation>文件注明第 {ring} 圈（{area:.2f} m²）为增加，但其位于第 {around_line} 行的第 {around} 圈之内，该范围已计入。该地块未采用：请改正标识或拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The file says that ring {ring} ({area:.2f} m²) is taken off, but it lies in no ring that has its ground. The parcel was not used: correct the mark, or the corners.</source>
   <translation>文件注明第 {ring} 圈（{area:.2f} m²）为扣除，但没有任何圈包含其范围。该地块未采用：请改正标识或拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The side from {before} to this corner is {length:.4f} m long, less than {limit} m. Check whether one of the two corners is too many.</source>
   <translation>自 {before} 至该拐点的边长为 {length:.4f} m，短于 {limit} m。请核对两点中是否多余一点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more sides (lines {first} to {last}) are shorter than {limit} m. Check whether corners there are too many.</source>
   <translation>还有 {count} 条边（第 {first} 至 {last} 行）短于 {limit} m。请核对该处拐点是否多余。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The sides fold back at this corner: they enclose {angle:.2f}° (limit {limit}°), {far:.3f} m far. Check the corner and its neighbours.</source>
   <translation>两边在该拐点处折返：夹角 {angle:.2f}°（限值 {limit}°），伸出 {far:.3f} m。请核对该拐点及相邻拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more corners (lines {first} to {last}) are spikes whose sides enclose less than {limit}°. Check them.</source>
   <translation>还有 {count} 个拐点（第 {first} 至 {last} 行）为尖角，夹角小于 {limit}°。请核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The numbers of outer ring {ring} run counter-clockwise; the usual order is clockwise from the north-west. The corners were kept as they stand; number them anew if the receiver asks for that order.</source>
   <translation>第 {ring} 圈（外圈）的点号按逆时针排列；通常从西北角起顺时针。拐点照原样保留；接收方要求该顺序时请重新编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The numbers of {count} outer rings run counter-clockwise, the first are those of {first}; the usual order is clockwise from the north-west. The corners were kept as they stand; number them anew if the receiver asks for that order.</source>
   <translation>有 {count} 个外圈的点号按逆时针排列，第一个为 {first}；通常从西北角起顺时针。拐点照原样保留；接收方要求该顺序时请重新编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The numbers of ring {ring} count down from row to row. The corners were kept in the order of the rows; check that rows were not reversed.</source>
   <translation>第 {ring} 圈的点号逐行递减。拐点按行序保留；请核对各行是否颠倒。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The numbers of {count} rings count down from row to row, the first are those of {first}. The corners were kept in the order of the rows; check that rows were not reversed.</source>
   <translation>有 {count} 个圈的点号逐行递减，第一个为 {first}。拐点按行序保留；请核对各行是否颠倒。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The corner lies {gap:.4f} m from {other_corner} of {other} ({other_source}, line {other_line}), but not on it (limit {limit} m). If both are the same boundary point, give them the same coordinates.</source>
   <translation>该拐点距 {other} 的 {other_corner}（{other_source}，第 {other_line} 行）{gap:.4f} m，但不重合（限值 {limit} m）。若为同一界址点，坐标应一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more corners (lines {first} to {last}) lie less than {limit} m from a corner of another parcel, but not on it. Where both are the same boundary point, give them the same coordinates.</source>
   <translation>还有 {count} 个拐点（第 {first} 至 {last} 行）距其他地块的拐点小于 {limit} m，但不重合。若为同一界址点，坐标应一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The parcel covers the same ground as {other} ({other_source}, line {other_line}). Remove one of them.</source>
   <translation>该地块与 {other}（{other_source}，第 {other_line} 行）范围相同。请删去其一。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The parcel overlaps {other} ({other_source}, line {other_line}) by {overlap:.2f} m² in the plane, {percent:.2f} % of its own area. Correct the corners: ground in two parcels counts twice.</source>
   <translation>该地块与 {other}（{other_source}，第 {other_line} 行）重叠 {overlap:.2f} m²（平面面积），占本地块面积的 {percent:.2f} %。请改正拐点：重叠部分会重复计算。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more overlaps of parcels (lines {first} to {last}). Correct the corners: ground in two parcels counts twice.</source>
   <translation>还有 {count} 处地块重叠（第 {first} 至 {last} 行）。请改正拐点：重叠部分会重复计算。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>The parcel lies over or under {other} ({other_source}, line {other_line}) on {overlap:.2f} m² in the plane, {percent:.2f} % of its own area; both give elevations (标高). Whether these lie apart was not checked.</source>
   <translation>该地块与 {other}（{other_source}，第 {other_line} 行）上下相叠 {overlap:.2f} m²（平面面积），占本地块面积的 {percent:.2f} %；两者均有标高。未核查标高是否错开。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/rings.py" />
   <source>{count} more parcels (lines {first} to {last}) lie over or under another one; all give elevations (标高). Whether these lie apart was not checked.</source>
   <translation>还有 {count} 个地块（第 {first} 至 {last} 行）与其他地块上下相叠；均有标高。未核查标高是否错开。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>HELMERT: '{text}' is no number. Give seven numbers with commas between: X, Y and Z shift in metres, X, Y and Z rotation in arc-seconds, scale in ppm.</source>
   <translation>HELMERT：“{text}”不是数字。请填七个数，以逗号分隔：X、Y、Z 平移（米），X、Y、Z 旋转（角秒），尺度（ppm）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>HELMERT has {count} numbers. Give seven with commas between: X, Y and Z shift in metres, X, Y and Z rotation in arc-seconds, scale in ppm.</source>
   <translation>HELMERT 有 {count} 个数。请填七个数，以逗号分隔：X、Y、Z 平移（米），X、Y、Z 旋转（角秒），尺度（ppm）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>HELMERT moves nothing ('{text}'): coordinates of another datum would be relabelled as CGCS2000. Give the parameters of your surveying authority.</source>
   <translation>HELMERT 不产生任何移动（“{text}”）：等于将其他基准的坐标直接改称 CGCS2000。请填写测绘主管部门的参数。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>HELMERT is too large for a move between Chinese datums: shift {shift:g} m (up to 1000), rotation {turn:g}″ (up to 60), scale {scale:g} ppm (up to 100). Check order and units: metres, arc-seconds, ppm.</source>
   <translation>HELMERT 超出国内各坐标系之间的转换范围：平移 {shift:g} m（不超过 1000），旋转 {turn:g}″（不超过 60），尺度 {scale:g} ppm（不超过 100）。请核对顺序和单位：米、角秒、ppm。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>HELMERT has rotations up to {turn:g}″ and the scale {scale:g} ppm: one of them looks as if in another unit (radians, a factor). Used as given; check that rotations are arc-seconds and the scale is ppm.</source>
   <translation>HELMERT 的旋转最大 {turn:g}″，尺度 {scale:g} ppm：其中之一似用了其他单位（弧度、比例系数）。已照填写值采用；请核对旋转为角秒、尺度为 ppm。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>HELMERT or CONTROL_POINTS is given, but no coordinates in another datum than CGCS2000 are there to be moved: it was not used. Check that the files say their datum, or set CRS to a plane of it.</source>
   <translation>给出了 HELMERT 或 CONTROL_POINTS，但没有需要转换的 CGCS2000 以外的坐标，未采用。请核对文件是否写明坐标系，或将 CRS 设为该坐标系的投影带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>HELMERT or CONTROL_POINTS moves one datum, and the files have several ({datums}); none of them was moved. Digitise each datum in a run of its own.</source>
   <translation>HELMERT 或 CONTROL_POINTS 只能转换一种基准，而文件有多种（{datums}），均未转换。请按基准分次成图。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>Moved by your parameters: {record}. The parcel came to lie {north:+.3f} m in X and {east:+.3f} m in Y beside its own numbers; official area {before:.2f} m² before, {after:.2f} m² after.</source>
   <translation>已用给定参数转换：{record}。地块坐标值较原值 X 变化 {north:+.3f} m，Y 变化 {east:+.3f} m；椭球面积转换前 {before:.2f} m²，转换后 {after:.2f} m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The parcel cannot be moved from EPSG:{source_epsg} to EPSG:{epsg}: the result is no number. Check its coordinates and the CRS.</source>
   <translation>该地块无法由 EPSG:{source_epsg} 转换到 EPSG:{epsg}：结果不是数字。请核对其坐标和坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>This row is no control point: '{text}'. Give name, X and Y in the old datum, X and Y in CGCS2000.</source>
   <translation>该行不是公共点：“{text}”。请填写点名、原坐标系 X 和 Y、CGCS2000 的 X 和 Y。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>{count} control points are too few: four parameters need two, and a third to check them. Add points known in both datums.</source>
   <translation>只有 {count} 个公共点，不够：四参数需要两个，并须有第三个检核。请补充两套坐标均已知的点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>Control point {name}: {first:.3f} and {second:.3f} are no X and Y in China, with or without zone number. Correct it.</source>
   <translation>公共点 {name}：{first:.3f} 和 {second:.3f} 不是我国范围内的 X 和 Y（带或不带带号）。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The control points are in different zones ({zones}; '-' is without zone number). Give them in one zone.</source>
   <translation>公共点不在同一带（{zones}；“-”表示不带带号）。请统一到一个带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The control points are in zone {first} in the old datum and in zone {second} in CGCS2000. Give both in the zone of the coordinates.</source>
   <translation>公共点的原坐标在第 {first} 带，CGCS2000 坐标在第 {second} 带。两者均请采用待转换坐标所在的带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>Y stands before X in {count} control points; seen by the size of the numbers, and read so.</source>
   <translation>有 {count} 个公共点 Y 在 X 之前；按数值大小识别并据此读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The {count} control points lie in one place: they give no rotation and no scale. Use points around the ground.</source>
   <translation>{count} 个公共点位于同一处，求不出旋转和尺度。请采用分布在地块四周的点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The {count} control points have the same coordinates in both datums: nothing would be moved. Give their coordinates in CGCS2000.</source>
   <translation>{count} 个公共点的两套坐标相同，不会产生移动。请填写其 CGCS2000 坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The control points give a step of {step:.1f} m, a rotation of {turn:.1f}″ and {scale:.1f} ppm, more than lies between Chinese datums (1000 m, 60″, 100 ppm). Check that X and Y, zones and points belong together.</source>
   <translation>由公共点求得平移 {step:.1f} m，旋转 {turn:.1f}″，尺度 {scale:.1f} ppm，超出国内各坐标系之间的差异（1000 m、60″、100 ppm）。请核对 X 与 Y、带号和点是否对应。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>Four parameters from {count} control points: rotation {turn:+.3f}″, scale {scale:+.3f} ppm; residuals: root mean square {rms:.3f} m, largest {largest:.3f} m ({each}).</source>
   <translation>由 {count} 个公共点求四参数：旋转 {turn:+.3f}″，尺度 {scale:+.3f} ppm；残差：均方根 {rms:.3f} m，最大 {largest:.3f} m（{each}）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>Two control points fit any two places: nothing checks them. Add a third.</source>
   <translation>两个公共点总能相合，没有检核。请增加第三个点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>Control points are off by more than {tolerance:g} m: {points}. Check their coordinates, or leave out those that moved.</source>
   <translation>公共点残差超过 {tolerance:g} m：{points}。请核对其坐标，或剔除已变动的点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The control points are in zone {control}, the parcel in zone {zone}: four parameters hold in one zone. Digitise it with control points in its own zone, or with HELMERT.</source>
   <translation>公共点在第 {control} 带，地块在第 {zone} 带：四参数只适用于同一带。请用该带的公共点或 HELMERT 成图。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The control points have no zone number, and the files lie in several zones ({zones}): which they belong to cannot be known. Put the zone number before their eastings.</source>
   <translation>公共点不带带号，而文件分属多个带（{zones}）：属于哪一带无法确定。请在公共点横坐标前写带号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/shift.py" />
   <source>The parcel lies {distance:.0f} m outside the control points, which are {extent:.0f} m apart at most: their errors grow there. Use points around the ground.</source>
   <translation>地块在公共点范围之外 {distance:.0f} m，而公共点之间最远 {extent:.0f} m：外推误差增大。请采用分布在地块四周的点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The file is protected by a password. Open it, save it without one, and take that file.</source>
   <translation>文件有密码保护。请打开后另存为无密码的文件再读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The file is of the kind {kind}, which cannot be read. Save it as an Excel workbook (.xlsx) or a Word document (.docx).</source>
   <translation>文件类型为 {kind}，无法读取。请另存为 Excel 工作簿（.xlsx）或 Word 文档（.docx）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Unpacked the file ({kind}) has {size:.0f} MB; above {limit} MB it is not read. Split it, parcel by parcel.</source>
   <translation>文件（{kind}）解压后为 {size:.0f} MB；超过 {limit} MB 不予读取。请按地块拆分。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The file ({kind}) declares a document type, which no office program writes; it is not opened. Save it anew with your office program.</source>
   <translation>文件（{kind}）含有文档类型声明，办公软件不会写入；不予打开。请用办公软件重新保存。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The file ({kind}) is damaged and cannot be read: {reason}. Open it with your office program and save it anew, or take the original.</source>
   <translation>文件（{kind}）已损坏，无法读取：{reason}。请用办公软件打开后重新保存，或用原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Word documents need the Python package python-docx, which is not installed. Install it (pip install python-docx), or paste the table, or save it as .xlsx or .csv.</source>
   <translation>读取 Word 文档需要 Python 包 python-docx，但未安装。请安装（pip install python-docx），或粘贴表格，或另存为 .xlsx 或 .csv。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>No sheet of the workbook has cells that can be read. Save it as Excel workbook (.xlsx), not as Strict Open XML.</source>
   <translation>工作簿中没有可读取单元格的工作表。请另存为 Excel 工作簿（.xlsx），不要用 Strict Open XML。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The sheet is hidden in the workbook; it was read like the others.</source>
   <translation>该工作表在工作簿中为隐藏；已与其他工作表一样读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} rows of the sheet are hidden or filtered out; they were read like the others. Check that they are meant, or delete them.</source>
   <translation>该工作表有 {count} 行隐藏或被筛选掉，已与其他行一样读取。请核对是否需要，否则请删除。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Beyond column {columns} nothing is read, and here cells stand there. Move them to the left if they are corners.</source>
   <translation>第 {columns} 列之后不予读取，而此处有内容。若为拐点，请移到左边。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>No row has headings of two coordinate columns, such as X and Y or 经度 and 纬度. Write them above the columns.</source>
   <translation>没有一行是两个坐标列的表头，如 X 和 Y，或 经度 和 纬度。请在各列之上写明。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>No corner stands under these headings. Take a table that has rows.</source>
   <translation>该表头之下没有拐点。请采用有数据行的表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Several pairs of coordinate columns stand side by side without names of corners: {headings}. Put a column with the names of the corners before each pair, or a coordinate system over each.</source>
   <translation>有多组坐标列并排，却没有点号：{headings}。请在每组之前加点号列，或在每组之上写明坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Each corner has several pairs of coordinates, and the headings do not say which is CGCS2000: {headings}. Delete the pair that is not wanted, or write the coordinate system over each.</source>
   <translation>每个拐点有多组坐标，而表头未说明哪组为 CGCS2000：{headings}。请删去不需要的，或在每组之上写明坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Of the coordinates side by side '{taken}' were taken and '{left}' left.</source>
   <translation>并排的坐标中采用了“{taken}”，未采用“{left}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The degrees beside the metres give the same places for {count} corners; the largest distance is {gap:.3f} m.</source>
   <translation>米坐标旁的经纬度有 {count} 个拐点位置一致；最大相差 {gap:.3f} m。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The degrees beside the metres give other places for {count} of {all} corners, here {gap:.3f} m away. The metres were taken; find out which is right.</source>
   <translation>米坐标旁的经纬度在 {all} 个拐点中有 {count} 个位置不符，此处相差 {gap:.3f} m。采用米坐标；请查明哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The second coordinates of {count} corners were not compared with those that were taken: that needs the same datum and a zone number before the eastings.</source>
   <translation>有 {count} 个拐点的第二组坐标未与所采用的比较：须基准相同，且横坐标带带号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Columns that were not read: {columns}.</source>
   <translation>未读取的列：{columns}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} rows are no corners and were left out, the first is: '{text}'.</source>
   <translation>有 {count} 行不是拐点，未采用，第一行为：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} rows hold what may be coordinates but are no rows of the table and were left out, the first is: '{text}'. Put them under the headings, or delete them.</source>
   <translation>有 {count} 行可能是坐标，但不属于表内的行，未采用，第一行为：“{text}”。请放到表头之下，或删去。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} rows have values in columns without a heading, the first is '{text}'; they were left out. A separator too many may have shifted them: compare with the original.</source>
   <translation>有 {count} 行在没有表头的列中有值，第一个为“{text}”；未采用。可能因多余的分隔符而错位：请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>This row has nothing in column {column} ({heading}): the coordinate is missing, or the row was broken in two and goes on in the next line. Complete the row after the original.</source>
   <translation>该行第 {column} 列（{heading}）为空：缺少坐标，或该行被断为两行、续在下一行。请按原件补全。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>'{text}' in column {column} ({heading}) is no coordinate. Write a plain number in metres, such as 4912345.678.</source>
   <translation>第 {column} 列（{heading}）的“{text}”不是坐标。请填写以米为单位的普通数字，如 4912345.678。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The formula '{text}' in column {column} ({heading}) has no value: nobody has computed it. Open the workbook with Excel, save it, and take that file.</source>
   <translation>第 {column} 列（{heading}）的公式“{text}”没有计算值。请用 Excel 打开工作簿并保存后再读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The corner has a name, but not both coordinates. Fill in the missing cells, or delete the row.</source>
   <translation>该拐点有点号，但缺少坐标。请补填，或删去该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} more rows of this table cannot be read.</source>
   <translation>该表还有 {count} 行无法读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The ring number is no whole number: '{text}'. Write 1, 2, 3.</source>
   <translation>圈号不是整数：“{text}”。请填 1、2、3。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{groups} groups of columns stand side by side; the numbers of the corners run down each group, so they were read one after the other.</source>
   <translation>有 {groups} 组列并排；点号在每组内自上而下，已逐组读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{groups} groups of columns stand side by side; the numbers of the corners run across them, so they were read row by row.</source>
   <translation>有 {groups} 组列并排；点号横跨各组，已逐行读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{groups} groups of columns stand side by side, and the names of the corners do not tell whether to read down or across. Number the corners in their order, or put all under one another.</source>
   <translation>有 {groups} 组列并排，从点号看不出应逐组还是逐行读取。请按顺序编点号，或将各组上下排列。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Each cell stands on a line of its own; {columns} lines were taken as a row each, as the headings have it.</source>
   <translation>每个单元格各占一行；按表头，每 {columns} 行作为表的一行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Each cell stands on a line of its own, {columns} to a row; here the row does not fit: a cell is missing or too many. Correct it, or paste the table with tabs.</source>
   <translation>每个单元格各占一行，{columns} 行为表的一行；此处不符：缺少或多出一个单元格。请改正，或以制表符分隔粘贴表格。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>Nothing but the numbers of the corners, which start again here, tells parcels apart; {count} were made. Add a column 地块编号 to say which corners are of one parcel.</source>
   <translation>只能从此处重新起编的点号区分地块，共分为 {count} 个。请增加“地块编号”列，注明哪些拐点属于同一地块。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The parcel '{block}' comes again after another one; the corners here were taken as one more ring of it. Give it a name of its own if it is another parcel.</source>
   <translation>地块“{block}”在另一地块之后再次出现；此处的拐点作为其又一圈。若为另一地块，请另取名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>The side {start} to {end} is given as {declared:.3f} m, its corners are {measured:.3f} m apart: {difference:+.3f} m. Find out which is right.</source>
   <translation>边 {start} 至 {end} 所填为 {declared:.3f} m，按拐点计算为 {measured:.3f} m：相差 {difference:+.3f} m。请查明哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} more sides of this parcel differ from their corners.</source>
   <translation>该地块还有 {count} 条边与拐点不符。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} side lengths agree with the corners, to the precision written.</source>
   <translation>有 {count} 条边长与拐点相符（至所写位数）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/tables.py" />
   <source>{count} side lengths were not compared with the corners: they are no numbers, stand where no side is, or the corners are in degrees.</source>
   <translation>有 {count} 个边长未与拐点比较：不是数字、所在处没有边，或拐点为度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/units.py" />
   <source>The parcel has no number; the unit got '{number}'.</source>
   <translation>该地块没有编号，单元编号定为“{number}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/units.py" />
   <source>{count} parcels have no number; their units got numbers made from the name of the file, the first is '{first}'. Number them in the file, or in the layer of units, if they have to be known by others.</source>
   <translation>有 {count} 个地块没有编号；单元编号按文件名编定，第一个为“{first}”。须供他人使用的，请在文件或单元图层中编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/units.py" />
   <source>The number '{before}' is taken; the unit got '{number}'.</source>
   <translation>编号“{before}”已被占用，单元编号定为“{number}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/units.py" />
   <source>Nothing says to which section {count} units belong ({units}). Set SECTION, or add a column 'section' to ATTRIBUTES.</source>
   <translation>有 {count} 个单元未写明所属部分（{units}）。请设置 SECTION，或在属性表中加 section 列。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/units.py" />
   <source>Nothing says to which year {count} units belong ({units}). Set YEAR, or add a column 'year' to ATTRIBUTES.</source>
   <translation>有 {count} 个单元未写明年度（{units}）。请设置 YEAR，或在属性表中加 year 列。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>Read through QGIS: {driver}, layer {layer}, CRS {crs}, encoding {encoding}; {parcels} parcels, {corners} corners. Line numbers are the numbers of the features, from 1.</source>
   <translation>通过 QGIS 读取：{driver}，图层 {layer}，坐标系 {crs}，编码 {encoding}；地块 {parcels} 个，拐点 {corners} 个。行号为要素序号，从 1 起。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>QGIS finds no layer with geometry in this file. Take the whole file (of a shapefile .shp, .shx, .dbf and .prj side by side), or export it as GeoPackage.</source>
   <translation>QGIS 在该文件中没有找到带几何图形的图层。请提供完整的文件（Shapefile 的 .shp、.shx、.dbf 和 .prj 放在一起），或导出为 GeoPackage。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>The layer has no features. Choose another file or layer.</source>
   <translation>图层没有要素。请选择其他文件或图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>Nothing was read from this layer ({features} features): the file has layers of areas, and those were taken. If it holds parcels, export it to a file of its own.</source>
   <translation>该图层未读取（{features} 个要素）：文件中有面图层，已采用面图层。若其中有地块，请单独导出为文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>The {count} points of this layer were not read: no fields say to which parcel each belongs (地块编号 or unit_id) and in which order they come (点号, 序号 or corner). Add them, or export areas.</source>
   <translation>该图层的 {count} 个点未读取：没有字段说明每个点属于哪个地块（地块编号 或 unit_id）及其顺序（点号、序号 或 corner）。请补充字段，或导出为面。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>Parcel {number}: this point has no place in the order (点号, 序号), no ring number that can be read, or no geometry; no unit is made of the parcel. Complete the fields.</source>
   <translation>地块 {number}：该点没有顺序（点号、序号），圈号无法识别，或没有几何图形；该地块未生成单元。请补全字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>Parcel {number}: two points have the order {order} in the same ring; no unit is made of it. Number them one after another.</source>
   <translation>地块 {number}：同一圈中有两个点的序号均为 {order}；未生成单元。请依次编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>{count} features have no geometry and give no unit: {features}. Draw them, or delete them.</source>
   <translation>有 {count} 个要素没有几何图形，未生成单元：{features}。请补绘或删除。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>{count} features have a geometry that cannot be used (a ring of too few points, a coordinate that is no number) and give no unit: {features}. Correct them.</source>
   <translation>有 {count} 个要素的图形不能采用（圈的点数不足，或坐标不是数字），未生成单元：{features}。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>{count} features have lines that are not closed; those were not used: {features}. Close them, or export areas.</source>
   <translation>有 {count} 个要素含未闭合的线，这些线未采用：{features}。请闭合，或导出为面。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>{count} features have parts of another kind (points or lines beside areas); those were left out: {features}. Check that nothing is missing.</source>
   <translation>有 {count} 个要素含其他类型的部分（面之外的点或线），未采用：{features}。请核对是否有遗漏。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>{count} features have arcs, cut into straight sides that leave them by {tolerance:g} m at most (ARC_TOLERANCE): {features}; {added} corners were added.</source>
   <translation>有 {count} 个要素含圆弧，已分割为直线段，偏离不超过 {tolerance:g} m（ARC_TOLERANCE）：{features}；增加拐点 {added} 个。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>The layer says '{layer}', the parameter {field} '{run}'; what the layer says was taken. Check which is right.</source>
   <translation>图层中为“{layer}”，参数 {field} 为“{run}”；采用图层的内容。请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>{count} files of this folder may hold corners but cannot be read: {names}. Save .xls as .xlsx, .doc as .docx, .dwg as ASCII DXF, copy tables out of PDF, unpack archives; then read those.</source>
   <translation>该文件夹中有 {count} 个文件可能含拐点坐标，但无法读取：{names}。请将 .xls 另存为 .xlsx，.doc 另存为 .docx，.dwg 另存为 ASCII DXF，PDF 中的表格复制出来，压缩包先解压；然后再读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>{count} files of this folder are of kinds that hold no corners and were not read: {names}.</source>
   <translation>该文件夹中有 {count} 个文件的类型不含拐点坐标，未读取：{names}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners/vector.py" />
   <source>The folder has no file of a kind that corners come in. Choose the files.</source>
   <translation>该文件夹中没有可能含拐点坐标的文件。请选择文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>Type both coordinates: X (north) and Y (east).</source>
   <translation>请键入两个坐标：X（北）和 Y（东）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>'{text}' is no coordinate. Type metres (3320000.123) or degrees (32°10′20.5″, 32-10-20.5).</source>
   <translation>“{text}”不是坐标。请键入米（3320000.123）或度分秒（32°10′20.5″、32-10-20.5）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>{x} and {y} are no place in China. X has 7 digits before the point; Y has 6, or 8 with the zone number.</source>
   <translation>{x} 和 {y} 不在我国境内。X 小数点前为 7 位；Y 为 6 位，加带号为 8 位。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>Y begins with zone {zone}, the units are in zone {own}. Type the coordinates in zone {own}, or in degrees.</source>
   <translation>Y 的带号为 {zone}，单元在第 {own} 带。请键入第 {own} 带的坐标，或经纬度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>Y was typed before X: taken as X {x}, Y {y}. Take the corner back if that is wrong.</source>
   <translation>先键入了 Y：按 X {x}、Y {y} 采用。如有误请退回该拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>Longitude was typed before latitude: taken as {latitude} north, {longitude} east. Take the corner back if that is wrong.</source>
   <translation>先键入了经度：按北纬 {latitude}、东经 {longitude} 采用。如有误请退回该拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>'{text}' may be {decimal} (decimal degrees) or {packed} (D.MMSS). Say on the page Bearing what such numbers are, or type the signs: {packed}.</source>
   <translation>“{text}”可能是 {decimal}（十进制度），也可能是 {packed}（度.分秒）。请在“方位角”页选择其含义，或写出度分秒符号：{packed}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>'{text}' has minutes or seconds of 60 or more. Correct it.</source>
   <translation>“{text}”的分或秒达到或超过 60。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>'{text}' is no bearing. Type degrees from north, clockwise (135°30′15″, 135-30-15), or N 45°30′ E.</source>
   <translation>“{text}”不是方位角。请键入自北顺时针的度分秒（135°30′15″、135-30-15），或象限角（北偏东45°30′）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The bearing {text} is more than 360°. Correct it.</source>
   <translation>方位角 {text} 超过 360°。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>{text}: the angle of a quadrant is 90° at most. Correct it.</source>
   <translation>{text}：象限角不超过 90°。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>'{text}' is no length. Type metres, more than 0 and up to {most:g} km.</source>
   <translation>“{text}”不是边长。请键入米数，大于 0，不超过 {most:g} km。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>Two of the places of the arc are the same. Give others.</source>
   <translation>圆弧的三个点中有两个重合。请另给。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The three places of the arc lie on a straight line. Give another place between.</source>
   <translation>圆弧的三个点在一条直线上。请另给中间一点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>A radius of {radius:.3f} m is too small for these ends: {least:.3f} m at least. Correct it.</source>
   <translation>半径 {radius:.3f} m 对两端点而言过小：至少 {least:.3f} m。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The arc would get more than {most} sides at a tolerance of {tolerance:g} m. Give a larger tolerance.</source>
   <translation>圆弧容差为 {tolerance:g} m 时，该弧会超过 {most} 条边。请加大容差。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>{count} corners make no outline: three at least, at different places.</source>
   <translation>{count} 个拐点不能成面：至少三个，且位置不同。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The last corner is {distance:.3f} m from the first. Take it back (Backspace) and the outline closes by itself, or distribute the closing error of the traverse.</source>
   <translation>末点距第一个拐点 {distance:.3f} m。请退回末点（Backspace），边界会自动闭合；导线则请分配闭合差。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>Corner {corner} and the one after it are at the same place. Take one back.</source>
   <translation>拐点 {corner} 与下一点位置相同。请退回其中一个。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>Sides {first} and {second} cross or touch at X {x:.3f}, Y {y:.3f}. Take the last corners back (Backspace).</source>
   <translation>第 {first} 边与第 {second} 边在 X {x:.3f}、Y {y:.3f} 处相交或相接。请退回最后的拐点（Backspace）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The corners enclose no ground. Take the last ones back (Backspace).</source>
   <translation>各拐点没有围成范围。请退回最后的拐点（Backspace）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The hole does not lie inside one part of the unit. Draw it inside.</source>
   <translation>孔洞不在单元的某一部分之内。请画在其内。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The hole meets the boundary or another hole ({problem}). Draw it apart from them; to cut ground off at the boundary, divide the unit.</source>
   <translation>孔洞与边界或其他孔洞相接（{problem}）。请与之分开绘制；要在边界处切去一块，请分割单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The part meets the unit ({problem}). Draw it apart from the unit; ground beside it can be a unit of its own and merged.</source>
   <translation>新部分与单元相接（{problem}）。请与单元分开绘制；紧邻的范围可另画单元再合并。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The dividing line crosses itself. Draw it anew.</source>
   <translation>分割线自相交。请重新绘制。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The line does not divide the unit {unit}. Draw it from outside to outside, or from boundary to boundary.</source>
   <translation>该线没有分割单元 {unit}。请从外到外、或从边界到边界绘制。</translation>
  </message>
  <message>
   <location filename="../gis/messages/drawing.py" />
   <source>The line leaves a piece of unit {unit} thinner than 0.1 mm. Draw it anew.</source>
   <translation>该线使单元 {unit} 有一块窄于 0.1 mm。请重新绘制。</translation>
  </message>
  <message>
   <location filename="../gis/messages/glyphs.py" />
   <source>The Chinese typeface of this computer has no “{character}”: in PDFs and maps an empty box stands for it, as in “{text}” (texts with it: {count}). Write it in another way where it was entered, and run again.</source>
   <translation>本机的中文字体没有“{character}”字：PDF 和图件中显示为空方框，例如“{text}”（共 {count} 处文字）。请在录入处换一种写法，然后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey layer has no spatial index and was read from end to end. Create one (layer properties, Source) and the next run is faster.</source>
   <translation>调查图层没有空间索引，已从头到尾读取。请建立索引（图层属性－数据源），下次运行会更快。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey was moved from {crs} to the plane of the units, on the same datum: exact. Straight edges stay straight in the units' plane.</source>
   <translation>调查图层已由 {crs} 换带到单元的投影带，基准相同，转换严密。直线边在单元投影面上仍为直线。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey's file does not say in which encoding its texts are. By their bytes they are {used}, and were read so.</source>
   <translation>调查数据文件未注明文字编码，按字节判断为 {used}，已按此读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey's file says that its texts are {declared}; by their bytes they are {used}, and were read so.</source>
   <translation>调查数据文件注明的文字编码为 {declared}，按字节判断为 {used}，已按后者读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} text(s) of the survey have characters that are no text (� or Ë®Ìï), in names of classes, owners or places. The numbers are not touched by it. Choose the right encoding for the layer (Layer Properties &gt; Source), or take the survey as it was delivered, and run again.</source>
   <translation>调查数据有 {count} 处文字为乱码（如 � 或 Ë®Ìï），涉及地类、权属或坐落名称，数值不受影响。请为图层选择正确的编码（图层属性－数据源），或改用原始调查成果，然后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey has no field BSM (标识码): polygons are named by their feature number.</source>
   <translation>调查图层没有 BSM（标识码）字段，图斑以要素编号表示。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey has no field TBMJ (图斑面积): no areas under polygon control.</source>
   <translation>调查图层没有 TBMJ（图斑面积）字段，不提供图斑控制面积。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey has no field KCXS (扣除地类系数): no 田坎 (1203) can be taken off cultivated polygons.</source>
   <translation>调查图层没有 KCXS（扣除地类系数）字段，不能从耕地图斑中扣除田坎（1203）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>No survey polygon states its year (field SJNF, 数据年份): the year of the data is not known.</source>
   <translation>没有图斑写明数据年份（SJNF），数据年份不详。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygons under the units state no year; others state {year}.</source>
   <translation>单元内有 {count} 个图斑未写明年份，其余为 {year}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey polygons under the units are of several years: {years}.</source>
   <translation>单元内图斑的年份不一致：{years}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} has no land class (DLBM): counted as 无调查数据.</source>
   <translation>图斑 {polygon} 没有地类编码（DLBM），计为“无调查数据”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygon(s), the first {polygon}, have the code {land_class}, which is no polygon class of {edition}. The code is kept; among the three classes it counts as {group}.</source>
   <translation>有 {count} 个图斑（第一个为 {polygon}）的编码 {land_class} 不是 {edition} 的图斑地类。编码保留，三大类中计入{group}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygon(s), the first {polygon}, call {land_class} '{name}'; the class list says '{official}'. The name of the list is used.</source>
   <translation>有 {count} 个图斑（第一个为 {polygon}）将 {land_class} 称为“{name}”，分类表中为“{official}”。采用分类表的名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon}: TBMJ '{value}' is no area. Polygon control is not available for it.</source>
   <translation>图斑 {polygon}：TBMJ“{value}”不是面积，该图斑不能采用图斑控制。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon}: TBMJ is {tbmj:.2f} m², its geometry has {area:.2f} m² on the ellipsoid.</source>
   <translation>图斑 {polygon}：TBMJ 为 {tbmj:.2f} m²，按图形计算的椭球面积为 {area:.2f} m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon}: KCXS '{value}' is not between 0 and 1. No 田坎 is taken off.</source>
   <translation>图斑 {polygon}：KCXS“{value}”不在 0 与 1 之间，不扣除田坎。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} has KCXS {value} but its class {land_class} is not cultivated land. No 田坎 ({ridge}) is taken off.</source>
   <translation>图斑 {polygon} 有 KCXS {value}，但其地类 {land_class} 不是耕地，不扣除田坎（{ridge}）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygons under the units have the same BSM {polygon}.</source>
   <translation>单元内有 {count} 个图斑的 BSM 同为 {polygon}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} is invalid ({reason}). It was repaired for this run; its planar area was {before:.4f} m² and is {after:.4f} m². Repair it in the survey.</source>
   <translation>图斑 {polygon} 无效（{reason}），本次运行中已修正；修正前平面面积 {before:.4f} m²，修正后 {after:.4f} m²。请在调查数据中修正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} is invalid ({reason}). A repair would change its planar area from {before:.2f} m² to {after:.2f} m², so nobody knows what it covers: the units that it touches get nothing. Repair it in the survey and run again.</source>
   <translation>图斑 {polygon} 无效（{reason}）。修正会使平面面积由 {before:.2f} m² 变为 {after:.2f} m²，其范围不能确定：所涉单元不出成果。请在调查数据中修正后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The geometry of survey polygon {polygon} cannot be read (too few points, or a coordinate that is no number). It was left out, and a gap shows where it should be.</source>
   <translation>无法读取图斑 {polygon} 的图形（点数不足，或坐标不是数字）。未予采用，相应位置显示为缝隙。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit has no polygon: it gets no classes. Draw it or take it out.</source>
   <translation>该单元没有面图形，不出地类。请补绘或删去。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit is invalid ({reason}): it gets no classes. Repair it and run again.</source>
   <translation>该单元图形无效（{reason}），不出地类。请修正后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit lies outside EPSG:{epsg}: it gets no classes. Is the CRS of the layer that of its coordinates?</source>
   <translation>该单元在 EPSG:{epsg} 适用范围之外，不出地类。图层的坐标系与坐标是否相符？</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} units have this number, so their rows could not be told apart: none gets classes. Give each a number of its own.</source>
   <translation>有 {count} 个单元使用该编号，成果无法区分，均不出地类。请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit touches an invalid survey polygon whose ground is not known: it gets no classes.</source>
   <translation>该单元涉及范围不能确定的无效图斑，不出地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The pieces of the unit have {pieces:.4f} m², the unit has {area:.4f} m². Such a difference is a fault of the overlay: the unit gets no classes. Please check the survey polygons here.</source>
   <translation>该单元各块合计 {pieces:.4f} m²，单元面积 {area:.4f} m²。如此差值属叠加出错：该单元不出地类。请检查此处的图斑。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>A survey polygon under the unit has no usable TBMJ, so there are no areas under polygon control: the unit gets no classes. Mend TBMJ or choose unit control.</source>
   <translation>单元内有图斑没有可用的 TBMJ，无法按图斑控制：该单元不出地类。请补正 TBMJ 或改用单元控制。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>No survey polygon covers {area:.2f} m² of the unit: counted as 无调查数据 (NODATA).</source>
   <translation>单元内有 {area:.2f} m² 没有图斑覆盖，计为“无调查数据”（NODATA）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygons of different classes lie over each other on {area:.2f} m² of the unit: counted as 图斑重叠 (OVERLAP). Polygons: {polygons}.</source>
   <translation>单元内不同地类的图斑重叠 {area:.2f} m²，计为“图斑重叠”（OVERLAP）。图斑：{polygons}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygons of one class lie over each other on {area:.2f} m² of the unit: counted once, for the polygon with the smaller number.</source>
   <translation>单元内同一地类的图斑重叠 {area:.2f} m²，只计一次，归入编号较小的图斑。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Gaps and overlaps of the survey under the unit, together {area:.2f} m², are not more than the tolerance that was set: the classes share them. Set a smaller TOLERANCE to see them as rows.</source>
   <translation>单元内调查图斑的缝隙、重叠合计 {area:.2f} m²，不超过所设限差，已分摊到各地类。如需单独列行，请减小“缝隙、重叠最小面积”（TOLERANCE）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Units lie over each other on survey polygon {polygon} ({units}): each has its share, together more than the polygon's TBMJ. Polygons of the kind: {count}. Mend the units, or do not add their areas.</source>
   <translation>图斑 {polygon} 上有单元相互重叠（{units}）：各单元分别计算面积，合计超过该图斑的 TBMJ。此类图斑共 {count} 个。请修正单元范围，或不要将这些单元的面积相加。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} piece(s) of the unit, together {area:.4f} m², round to 0.00 m² each and have no row. The classes still sum to the unit.</source>
   <translation>该单元有 {count} 块、合计 {area:.4f} m²，每块取位后为 0.00 m²，不列行。各地类之和仍等于单元面积。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons {by_polygon:.2f} m²: {difference:+.2f} m², which is more than {percent:g} % of the unit. Compare TBMJ with the geometry of the survey polygons.</source>
   <translation>按单元椭球面积，各地类为 {by_unit:.2f} m²；按图斑 TBMJ 为 {by_polygon:.2f} m²：相差 {difference:+.2f} m²，超过单元面积的 {percent:g} %。请核对图斑的 TBMJ 与图形。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons {by_polygon:.2f} m²: {difference:+.2f} m².</source>
   <translation>按单元椭球面积，各地类为 {by_unit:.2f} m²；按图斑 TBMJ 为 {by_polygon:.2f} m²：相差 {difference:+.2f} m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit describes damage (section damaged), so it has no restored state and is not in the table of changes. To compare its ground with a later survey, give that survey in AFTER_SURVEY.</source>
   <translation>该单元为现状损毁（section 为 damaged），没有修复后状态，不列入变化表。如需与后期调查比较，请给出“后期地类图斑”（AFTER_SURVEY）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit states no land class for its restored state: what is there afterwards is not known and shown as such. Fill in land_class, or give a later survey in AFTER_SURVEY.</source>
   <translation>该单元未登记修复后地类：变化后状态未知，表中照此注明。请填写 land_class，或给出“后期地类图斑”（AFTER_SURVEY）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit states '{land_class}' for its restored state, which is no class of {edition}: what is there afterwards is not known and shown as such. Correct land_class.</source>
   <translation>该单元登记的修复后地类“{land_class}”不是 {edition} 的地类：变化后状态未知，表中照此注明。请改正 land_class。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit states {land_class} for its restored state. The code is seen in later data but is not in {edition}; it was used. Ask the county whether it takes it.</source>
   <translation>该单元登记的修复后地类为 {land_class}。该编码见于以后年度的数据，但不在 {edition} 内，已予采用。请向县级主管部门确认是否认可。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The later survey gives the unit no classes (see its findings): what is there afterwards is not known and shown as such. Mend the survey, or leave AFTER_SURVEY empty to use land_class.</source>
   <translation>后期调查未能得出该单元的地类（见其检查结果）：变化后状态未知，表中照此注明。请修正后期调查数据，或不填“后期地类图斑”（AFTER_SURVEY）而采用 land_class。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit states {stated} as restored class, the later survey has {surveyed}. The table of changes follows the survey; correct land_class, or have the survey looked at.</source>
   <translation>该单元登记的修复后地类为 {stated}，后期调查为 {surveyed}。变化表以后期调查为准；请改正 land_class，或提请核查调查成果。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>AFTER_SURVEY is of {after}, the survey before of {before}: not later. Check that the two are not exchanged and not the same layer.</source>
   <translation>后期地类图斑（AFTER_SURVEY）的数据年份为 {after}，变化前的为 {before}，并不更晚。请检查二者是否颠倒，或是否为同一图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” of the public copy would tell a corner coordinate: “{text}”. Take it out of the field of the unit or of the mine where it stands, and run again.</source>
   <translation>公示资料的“{item}”会泄露拐点坐标：“{text}”。请从单元或矿山基本情况表的相应字段中删去，再重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” of the public copy would tell a telephone number: “{text}”. Take it out of the field of the unit, the mine or the title block where it stands, and run again.</source>
   <translation>公示资料的“{item}”会泄露电话号码：“{text}”。请从单元、矿山基本情况表或图签的相应项中删去，再重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” of the public copy would tell a mail address: “{text}”. Take it out of the field of the unit, the mine or the title block where it stands, and run again.</source>
   <translation>公开版的“{item}”会泄露电子邮箱：“{text}”。请从其所在的单元、矿山或图签字段中删去，然后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” of the public copy would tell somebody's identity number: “{text}”. Take it out of the field of the unit, the mine or the title block where it stands, and run again.</source>
   <translation>公开版的“{item}”会泄露身份证号码：“{text}”。请从其所在的单元、矿山或图签字段中删去，然后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” of the public copy would tell a name or an address that is not for the public: “{text}”. Take it out of the field where it stands, and run again.</source>
   <translation>公示资料的“{item}”会泄露不宜公开的人名或地址：“{text}”。请从相应字段中删去，再重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” of the public copy would tell where a file lies on this computer: “{text}”. Take it out of the field where it stands, and run again.</source>
   <translation>公示资料的“{item}”会泄露本机的文件路径：“{text}”。请从相应字段中删去，再重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” of the public copy holds hidden data ({text}) that this program takes out of its files and could not take out of this one. Report it with the version of QGIS, and take the item out of the public plan until then.</source>
   <translation>公示资料的“{item}”含有隐藏数据（{text}），程序本应从文件中清除，但此文件未能清除。请连同 QGIS 版本一并反馈；在此之前请从公示方案中去掉该项。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>The public copy was not written, because something in it would have told what it must not; the errors above say what and where. The package itself is complete.</source>
   <translation>公示资料未写出，因为其中有不得公开的内容；是什么、在何处，见上面的错误。图件包本身完整。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>No 审图号 was given: its slot on {count} maps of the public copy is empty. Maps that are published need one: enter REVIEW_NUMBER when you have it and run again before you publish them.</source>
   <translation>没有填写审图号：公示资料的 {count} 幅图上该处为空。公开的地图须有审图号：取得后填入 REVIEW_NUMBER，重新运行后再公开。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>The annual table is a draft, and the table of the public copy says so. Settle the open errors before you publish it.</source>
   <translation>年度情况表为草稿，公示资料的表中已注明。请处理尚未解决的错误后再公开。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” is not in the public copy: there are no images that it could show. Give IMAGE_BEFORE and IMAGE_AFTER, if the public is to see them.</source>
   <translation>公示资料中没有“{item}”：没有可用的影像。需要公示的，请提供 IMAGE_BEFORE 和 IMAGE_AFTER。</translation>
  </message>
  <message>
   <location filename="../gis/messages/public.py" />
   <source>“{item}” is not in the public copy: there is no unit that it would show.</source>
   <translation>公示资料中没有“{item}”：没有可绘的单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' is neither yes nor no, so nothing is said about the unit. Write 是 or 否.</source>
   <translation>单元格 {cell}（{column}）：“{text}”既不是“是”也不是“否”，该单元此项留空。请填“是”或“否”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): the rows of this unit say both yes and no, so nothing is said about the unit. Write the same in all its rows, or divide the unit.</source>
   <translation>单元格 {cell}（{column}）：该单元各行既有“是”也有“否”，该单元此项留空。请使各行一致，或拆分单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' is in {unit} and was taken as {hectares} hm². The form has hm² with 4 decimals; write it so.</source>
   <translation>单元格 {cell}（{column}）：“{text}”的单位为 {unit}，按 {hectares} hm² 采用。规定表式单位为 hm²、保留 4 位小数，请照此填写。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' has more than the 4 decimals of the form; it is compared as it stands.</source>
   <translation>单元格 {cell}（{column}）：“{text}”的小数超过规定的 4 位；照原样比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell}: no area stands there, so it is not compared with the corners. Write it in hm², 4 decimals.</source>
   <translation>单元格 {cell}：没有填写面积，未与拐点比较。请填写，单位 hm²，保留 4 位小数。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The table states {stated} hm², its own corners give {measured} hm². Correct the corners or the area, whichever is wrong.</source>
   <translation>表中面积为 {stated} hm²，按表内拐点计算为 {measured} hm²。拐点或面积有误，请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The table states {stated} hm², the unit in the layer has {measured} hm². Write the table again if the layer is right.</source>
   <translation>表中面积为 {stated} hm²，图层中该单元为 {measured} hm²。图层正确的，请重新填报情况表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): one area stands for several classes, so nobody knows how much each has. Write an area in the row of each class.</source>
   <translation>单元格 {cell}（{column}）：几个地类共用一个面积，各地类面积不能确定。请在每个地类的行内填写面积。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' is no area and is not compared with the corners. Write a number in hm²; where a formula stands there, compute and save the workbook again.</source>
   <translation>单元格 {cell}（{column}）：“{text}”不是面积，未与拐点比较。请填写以 hm² 为单位的数字；若为公式，请计算并重新保存工作簿。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' is no land class of {edition}, so the unit gets none; the text is in its note. Write the name or code of a second-level class, such as 乔木林地 or 0301.</source>
   <translation>单元格 {cell}（{column}）：“{text}”不是 {edition} 的地类，该单元不写地类，原文字记入备注。请填写二级类名称或编码，如 乔木林地 或 0301。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Corner {name} of the layer is {distance:.3f} m away in the table: {table} there, {layer} in the layer. Find out which is right.</source>
   <translation>图层中的拐点 {name} 与表中相距 {distance:.3f} m：表中为 {table}，图层中为 {layer}。请查明哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Corner {name} of the layer ({place}) is not in the table. Write the table again, or delete the corner in the layer.</source>
   <translation>图层中的拐点 {name}（{place}）在表中没有。请重新填报情况表，或在图层中删去该拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Corner {name} of the table ({place}) is not in the layer. Take it over, or correct the table.</source>
   <translation>表中的拐点 {name}（{place}）在图层中没有。请在图层中补上，或改正情况表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell}: '{text}' is no coordinate in metres, so the unit has no outline. Correct the row, or delete it if it is no corner.</source>
   <translation>单元格 {cell}：“{text}”不是以米为单位的坐标，该单元没有边界。请改正该行；不是拐点的，请删去。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>{count} differences in {units} units were found; they are listed in DIFFERENCES, one a row. Look at each.</source>
   <translation>共有 {units} 个单元、{count} 处差异，逐行列于 DIFFERENCES。请逐一查看。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): the number '{text}' is longer than spreadsheets can keep, so digits are lost. Give the cell the format 'text' and write it again.</source>
   <translation>单元格 {cell}（{column}）：数字“{text}”超出电子表格能保存的位数，末位已丢失。请将单元格格式设为“文本”后重新填写。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): there are no corners, so no unit is made. Write them there, or write 见坐标附表 with the number of the coordinate sheet.</source>
   <translation>单元格 {cell}（{column}）：没有拐点，未生成单元。请填写拐点，或写“见坐标附表”及其编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): the corners are written in another way than the form's; they were read as '{form}'. Compare them with the layer.</source>
   <translation>单元格 {cell}（{column}）：拐点写法与规定表式不同，按“{form}”读取。请与图层比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): no corners can be read in '{text}', so no unit is made. Write one a line like J1(4920000.000,44430300.000), X (north) first, or point to a coordinate sheet: 见坐标附表1.</source>
   <translation>单元格 {cell}（{column}）：从“{text}”中读不出拐点，未生成单元。请每行写一个拐点，如 J1(4920000.000,44430300.000)，X（北）在前；或指向坐标附表，如“见坐标附表1”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Field {field}: '{table}' in the table, '{layer}' in the layer. Correct the one that is wrong.</source>
   <translation>字段 {field}：表中为“{table}”，图层中为“{layer}”。请改正有误的一处。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The table is marked as a draft (草稿).</source>
   <translation>该情况表标有“草稿”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>This is no JSON that can be read ({reason}). Take the file as the program wrote it, or the workbook.</source>
   <translation>不是可读取的 JSON（{reason}）。请使用程序输出的原文件，或使用工作簿。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The JSON is no annual record of this version: its schema is '{schema}', known is '{known}'. Take a file that 'Write annual table' wrote, or bring the plugin up to date.</source>
   <translation>该 JSON 不是本版本的年度计划数据：其格式为“{schema}”，可识别的为“{known}”。请使用“填报年度情况表”输出的文件，或升级插件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The value at {place} is missing or of another kind than the schema says, so it is not used. Correct it, or write the JSON again.</source>
   <translation>{place} 处的值缺失，或类型与格式规定不符，未采用。请改正，或重新输出 JSON。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The label '{column}' is not on the sheet of the form, so this value of the mine's row stays empty. Write the label as the form has it, and the value to its right.</source>
   <translation>表所在工作表中没有“{column}”这一标签，矿山基本情况表的此项留空。请按规定表式写上该标签，并在其右侧填写内容。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Field {field} of the mine: '{table}' in the table, '{layer}' in its row. Correct the one that is wrong.</source>
   <translation>矿山基本情况字段 {field}：情况表中为“{table}”，矿山基本情况表中为“{layer}”。请改正有误的一处。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' was taken as {kept} in 10,000 CNY (万元), which the form has.</source>
   <translation>单元格 {cell}（{column}）：“{text}”按表中单位万元计为 {kept}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' has more than the form's 4 decimals and was taken as {kept}.</source>
   <translation>单元格 {cell}（{column}）：“{text}”的小数超过规定的 4 位，取为 {kept}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' is no amount and was left out. Write a number in 10,000 CNY (万元).</source>
   <translation>单元格 {cell}（{column}）：“{text}”不是金额，未采用。请填写以万元为单位的数字。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The table and what it was compared with say the same.</source>
   <translation>情况表与所比较的内容一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>No sheet holds the annual form (sheets: {sheets}): none has a row with 序号, 范围（拐点坐标） and 面积 and the further headings of a section. Choose the workbook of the annual table, or write its headings as the form has them.</source>
   <translation>没有一张工作表是年度情况表（现有工作表：{sheets}）：均没有含 序号、范围（拐点坐标）、面积 及各部分特有列名的一行。请选择年度情况表的工作簿，或按规定表式填写表头。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The workbook has no sheet '{sheet}'. Its sheets are: {sheets}. Choose one of them, or leave SHEET empty.</source>
   <translation>工作簿中没有工作表“{sheet}”，现有：{sheets}。请从中选择，或将 SHEET 留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>This is neither an Excel workbook (.xlsx) nor the JSON of an annual table. Choose another file; save other kinds as .xlsx first.</source>
   <translation>该文件既不是 Excel 工作簿（.xlsx），也不是年度情况表的 JSON。请另选文件；其他格式请先另存为 .xlsx。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>{count} units have no number of their own in the table (the form has it on coordinate sheets only); they are called after section and 序号, as {first}. With UNITS_NOW they get the number of the unit at their place.</source>
   <translation>有 {count} 个单元在表中没有编号（规定表式只在坐标附表中有单元编号），以所属部分和序号命名，如 {first}。给出 UNITS_NOW 的，采用同一位置单元的编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The unit is in the layer (section {section}) and no row of the table is at its place. Write the table again, or delete the unit if it is none of this year.</source>
   <translation>该单元在图层中（所属部分 {section}），而情况表中没有一行与其位置相符。请重新填报情况表；不属于本年度的，请删去该单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>No unit of the layer is at the place of this row (section {section}, row {row}). Add it to the layer, or take it out of the table.</source>
   <translation>图层中没有与该行（所属部分 {section}，序号 {row}）位置相符的单元。请在图层中补上，或从情况表中删去。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The coordinates are said to be in {datum}, and annual tables are in CGCS2000, so no unit was made of them. If that is a slip, correct the line below the form; else take the corners in with 'Digitise units', which asks for the parameters that move them.</source>
   <translation>表中注明坐标为 {datum}，而年度情况表应为 CGCS2000，未生成单元。若系笔误，请改正表下的坐标说明；否则请用“坐标成图”读取拐点，并填写转换参数。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>{count} units of other years than {year} are in UNITS_NOW and were not compared.</source>
   <translation>UNITS_NOW 中有 {count} 个单元不属于 {year} 年度，未参与比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The corners are the same in table and layer, and the outlines are not: rings run another way or are put together otherwise. Compare them on the map.</source>
   <translation>情况表与图层的拐点相同而边界不同：各圈走向或组合方式不一致。请在地图上比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The unit in the layer has no valid polygon, so outline and area were not compared. Correct it and compare again.</source>
   <translation>图层中该单元没有有效的面图形，未比较边界和面积。请改正后重新比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Units {units} lie at the place of this row, so nobody can tell which it is; it was not compared with any. Look for units that are there twice.</source>
   <translation>与该行位置相符的有几个单元（{units}），无法确定是哪一个，均未比较。请查看是否有重复的单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Row {row} has no outline, so nobody knows which unit of the layer it is; it was not compared. Correct what the finding about it says, and read the table again.</source>
   <translation>序号 {row} 的一行没有边界，无法确定对应图层中哪个单元，未作比较。请按有关该行的检查结果改正，再重新读取情况表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>'{text}' stands in this row and was not read: it is no row of a unit. Look whether it says something that belongs into the record.</source>
   <translation>该行有“{text}”，未读取：它不是单元的行。请看其中是否有应列入的内容。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The row ('{text}') has neither 序号 nor corners, so it belongs to no unit and was not read. Write them, or merge their cells with those of the unit above.</source>
   <translation>该行（“{text}”）既没有序号也没有拐点，不属于任何单元，未读取。请补填，或与上面单元的单元格合并。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The table has no section {section}; its units and amounts cannot be read. If it is there, write its headings as the form has them.</source>
   <translation>情况表中没有“{section}”部分，其单元和金额无法读取。若有该部分，请按规定表式填写表头。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Nobody can tell which section these headings belong to, so the rows below were not read. Write the headings of the form (修复后地类, 问题类型, 目标地类), or the section's title above them.</source>
   <translation>无法确定这些表头属于哪一部分，其下各行未读取。请按规定表式填写表头（修复后地类、问题类型、目标地类），或在其上写明该部分的标题。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The unit (序号 {number}) has several classes: {classes}. Its field land_class stays empty; the rows are in CLASSES and in the unit's note.</source>
   <translation>该单元（序号 {number}）有多个地类：{classes}。其 land_class 字段留空；各地类写入 CLASSES 和单元备注。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Several sheets hold an annual form ({sheets}), and one can be read at a time. Set SHEET to the one that you mean.</source>
   <translation>有几张工作表是年度情况表（{sheets}），一次只能读取一张。请用 SHEET 指定。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}) points to coordinate sheet {number}, which is not there (or there twice), so no unit is made. Add the sheet under the title 坐标附表{number}.</source>
   <translation>单元格 {cell}（{column}）指向坐标附表{number}，但没有该附表（或有两张），未生成单元。请补上标题为“坐标附表{number}”的附表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}) points to coordinate sheet {number}, which says that it belongs to '{stated}' and not to row {row} here. The corners were taken; look which of the two is right.</source>
   <translation>单元格 {cell}（{column}）指向坐标附表{number}，而该附表注明属于“{stated}”，不是此处的序号 {row}。拐点已采用；请查明哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell}: there is another coordinate sheet {number} ({other}), so neither is used. Give each a number of its own.</source>
   <translation>单元格 {cell}：另有一张坐标附表{number}（{other}），两张均未采用。请分别编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell}: no row of the form points to coordinate sheet {number}, so its corners were not used. Write 见坐标附表{number} into the row that it belongs to.</source>
   <translation>单元格 {cell}：情况表中没有一行指向坐标附表{number}，其拐点未采用。请在所属的行内写“见坐标附表{number}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}) points to coordinate sheet {number}, as another row does already, so no unit is made of this row. Give each unit a sheet of its own.</source>
   <translation>单元格 {cell}（{column}）指向坐标附表{number}，而另一行已指向该附表，该行未生成单元。请为每个单元设置单独的坐标附表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell}: coordinate sheet {number} goes on here (续), and its beginning does not stand above. Its unit has no outline; bring the rows of the sheet together.</source>
   <translation>单元格 {cell}：坐标附表{number}在此处续表，而其上没有该附表的开头，其单元没有边界。请将该附表各行放在一起。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): the sum is {stated} hm², the rows above it give {rows} hm². Correct what is wrong.</source>
   <translation>单元格 {cell}（{column}）：合计为 {stated} hm²，而其上各行之和为 {rows} hm²。请改正有误之处。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): the sum '{text}' cannot be read and was not compared with the rows. Where a formula stands there, compute and save the workbook again.</source>
   <translation>单元格 {cell}（{column}）：合计“{text}”无法识别，未与各行比较。若为公式，请计算并重新保存工作簿。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): the rows of this unit have different texts; the unit has all of them: {text}.</source>
   <translation>单元格 {cell}（{column}）：该单元各行文字不同，已全部记入：{text}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>No unit was made of row {number} of {section}; another finding says why. Correct the table and read it again.</source>
   <translation>“{section}”部分序号 {number} 的一行未生成单元，原因见另一条检查结果。请改正情况表后重新读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The number of this unit (row {number}) is there twice, so it got another one. Give each unit its own.</source>
   <translation>该单元（序号 {number}）的编号重复，已另编编号。请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): '{text}' has only one of the two days of the licence; the other stays empty.</source>
   <translation>单元格 {cell}（{column}）：“{text}”中采矿权有效期起止日期只有一个；另一个留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}): the days of the licence cannot be read in '{text}'. Write it like 2020年3月1日至2030年2月28日.</source>
   <translation>单元格 {cell}（{column}）：从“{text}”中读不出采矿权有效期起止日期。请写成“2020年3月1日至2030年2月28日”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>Cell {cell} ({column}) is empty, and so is this value of the mine's row.</source>
   <translation>单元格 {cell}（{column}）为空，矿山基本情况表的此项也留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The table is of {year}, YEAR is {given}. The table's own year was taken; clear YEAR or choose another file.</source>
   <translation>情况表为 {year} 年度，YEAR 为 {given}，采用情况表的年度。请清空 YEAR，或选择其他文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The table has no year in its title; YEAR says {year}.</source>
   <translation>表名中没有年度，按 YEAR 取 {year} 年度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/reading.py" />
   <source>The title has no year (2026年度矿区生态修复情况表), so units and mine get none. Set YEAR, or write the title.</source>
   <translation>表名中没有年度（应如“2026年度矿区生态修复情况表”），单元和矿山基本情况均未填年度。请填写 YEAR，或在表名中写明。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>The terrain model is in WGS 84 ({crs}) and was taken as CGCS2000, as you allowed; nothing was moved. The two differ by less than a metre. Say so where you use the result.</source>
   <translation>地形数据为 WGS 84（{crs}），已按您的设定视为 CGCS2000，坐标未作改动。两者相差不到 1 m。使用成果时请予注明。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>Nothing states the unit of the heights of the terrain model; metres were taken. Check it once: heights in feet would hide or show the wrong ground.</source>
   <translation>地形数据未写明高程单位，已按米处理。请核对：若为英尺，可视范围会有误。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>The heights of the terrain model are in {unit} and were brought to metres.</source>
   <translation>地形数据的高程单位为 {unit}，已换算为米。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>{count} cells of the terrain model hold values that are no heights (outside {lowest} to {highest} m). They were taken as cells without data: set the value for no data in the file.</source>
   <translation>地形数据有 {count} 个格网的值不是高程（不在 {lowest} 至 {highest} m 之内），已按无数据处理：请在文件中设置无数据值（NoData）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>{count} features have no usable geometry and nobody looks from them. Mend them (Check Validity) and run again.</source>
   <translation>有 {count} 个要素没有可用图形，未在其上布设观察点。请修正（检查有效性）后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>The lines are in degrees: the result is in zone {zone} (EPSG:{epsg}), where they lie. Choose another plane with CRS.</source>
   <translation>观察线为经纬度坐标：成果采用其所在的第 {zone} 带（EPSG:{epsg}）。需要其他投影带时，请用 CRS 指定。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>No observer is within {distance} m of the area of interest, so nothing in it is seen from there. Give other lines, a larger distance, or another area, if you expected something.</source>
   <translation>关注范围周围 {distance} m 之内没有观察点，其中没有可视范围。若与预期不符，请更换观察线、加大视距或另选范围。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>The terrain model does not tell whether {area} hm² within the distance are seen: it has no heights there, or none between there and an observer. That ground is unknown, not hidden. Use a model that covers it.</source>
   <translation>视距之内有 {area} hm² 不能由地形数据判定是否可视：该处没有高程，或与观察点之间缺高程。该范围为不明，并非不可视。请使用覆盖该处的地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>The cells of the terrain model are {cell} m wide, coarse for a distance of {distance} m: a cell counts as a whole, by its middle. Use a finer model, or do not take the edge of the result for exact.</source>
   <translation>地形数据的格网为 {cell} m，对 {distance} m 的视距而言偏粗：每个格网按其中心整格判定。请使用格网更小的地形数据，或不要把成果边线视为精确界线。</translation>
  </message>
  <message>
   <location filename="../gis/messages/terrain.py" />
   <source>{count} of {observers} observers stand where the terrain model has no heights; what they see is unknown. Use a model that reaches over the lines and as far as the distance around.</source>
   <translation>{observers} 个观察点中有 {count} 个所在处没有高程，其可视范围不明。请使用覆盖观察线及其周边一个视距的地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The unit has no polygon. Digitise it, or delete the row.</source>
   <translation>该单元没有面图形。请补绘，或删去该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The unit's geometry is invalid at X {x}, Y {y}: {problem}. Mend the corners; it takes part in no other check.</source>
   <translation>该单元图形在 X {x}，Y {y} 处无效：{problem}。请改正拐点；该单元不参加其他检查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The unit number is there {count} times. Give each unit a number of its own.</source>
   <translation>该单元编号出现 {count} 次。请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The unit numbers {others} differ from this one only in blanks, case or width of characters: people take them for the same unit. Give them numbers that can be told apart.</source>
   <translation>单元编号 {others} 与本编号仅空格、大小写或全半角不同，易被当作同一单元。请改为能区分的编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{count} units have no number and go by that of their row: {rows}. Give them numbers of their own; those of rows change.</source>
   <translation>有 {count} 个单元没有编号，暂以行号代替：{rows}。行号会变，请填写单元编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The plan year is {year}. Correct it, four digits.</source>
   <translation>计划年度为 {year}。请改正，填四位数字。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The plan year is missing. Fill in the field 'year', four digits.</source>
   <translation>缺少计划年度。请填写 year 字段，四位数字。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The section is {section}. Correct it: it has to be one of {known}.</source>
   <translation>所属部分为 {section}。请改正，应为 {known} 之一。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>A unit of the section {section} needs values that are empty. Fill in: {fields}.</source>
   <translation>所属部分为 {section} 的单元有必填项为空。请填写：{fields}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Empty and left to the land survey: {fields}.</source>
   <translation>未填写，留待地类图斑确定：{fields}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The form has no column for {fields} in the section {section}, so they are not printed. Check the section, or empty the fields.</source>
   <translation>表中 {section} 部分没有 {fields} 栏，其内容不打印。请核对所属部分，或清空这些字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Temporary land without the dates of its approval: {fields} are missing. Take them from the approval.</source>
   <translation>临时用地缺少批准期限：{fields} 未填。请按批准文件填写。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{fields} are filled, but the field 'temporary' does not say yes. Is it temporary land? Correct one of them.</source>
   <translation>已填写 {fields}，但 temporary 字段不是“是”。是否为临时用地？请改正其中之一。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The approval of the temporary land ends on {last}, before it begins on {first}. Correct the dates.</source>
   <translation>临时用地到期日期 {last} 早于批准日期 {first}。请改正日期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The temporary land is approved from {first} until {last}, longer than the usual {years} years (土地管理法实施条例). Check the dates against the approval, and keep what allows the longer term.</source>
   <translation>临时用地批准期限为 {first} 至 {last}，超过一般的 {years} 年（土地管理法实施条例）。请按批准文件核对日期，并备存准予更长期限的文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The approval of the temporary land ends on {last}, before the end of the plan year {year}. Have it extended, or have the ground restored by {due} ({years} years after, 土地管理法实施条例).</source>
   <translation>临时用地于 {last} 到期，早于计划年度 {year} 年末。请办理延期，或于 {due} 前完成复垦（期满后 {years} 年内，土地管理法实施条例）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The approval of the temporary land ended on {last}; the ground was to be restored by {due} ({years} years after, 土地管理法实施条例), before the end of the plan year {year}. Plan it first, or correct the date.</source>
   <translation>临时用地于 {last} 到期，应于 {due} 前完成复垦（期满后 {years} 年内，土地管理法实施条例），该期限早于计划年度 {year} 年末。请优先安排修复，或改正日期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Land class {code} {name} is no class of a unit: the survey takes it off cultivated polygons by a factor. Name the class of the field (0101, 0102 or 0103).</source>
   <translation>地类 {code} {name} 不能作为单元的地类：调查中按系数从耕地图斑扣除。请填写所在耕地的地类（0101、0102 或 0103）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Ground is hardly restored to {code} {name} (list of {edition}, a default). Check the class; if your authority accepts it, nothing is to be done.</source>
   <translation>修复后很少成为 {code} {name}（{edition} 清单，默认值）。请核对地类；主管部门认可的，不必改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Land class {code} is not in the class list ({edition}). Correct it: the code of the third survey, second level, such as 0301.</source>
   <translation>地类 {code} 不在分类表（{edition}）内。请改正，填写三调二级类编码，如 0301。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Land class {code} looks like a code of another classification (survey of 2009, or land and sea uses of 2023). The same digits mean other classes there: look up the class of the third survey.</source>
   <translation>地类 {code} 像是其他分类（二调，或 2023 年用地用海分类）的编码。同样的数字在其中含义不同：请查对三调地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Land class {code} {name} is a group, or a kind of settlement, and no class of a polygon. Name the class of the second level.</source>
   <translation>地类 {code} {name} 是一级类或城镇村属性，不是图斑地类。请填写二级类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Land class {code} {name} is used in data of later years but is not in {edition}. Ask whether it is accepted.</source>
   <translation>地类 {code} {name} 见于以后年度的数据，但不在 {edition} 内。请确认是否受理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{field} says {stated}, the geometry has {official} (planar: {planar}). Compute the field again.</source>
   <translation>{field} 填写为 {stated}，按图形计算为 {official}（平面：{planar}）。请重新计算该字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{field} says {stated}, which is the planar area; the official area is {official}. Compute the field again.</source>
   <translation>{field} 填写为 {stated}，是平面面积；椭球面积为 {official}。请重新计算该字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>planar_m2 says {stated}, the geometry has {planar} in the plane. Compute the field again.</source>
   <translation>planar_m2 填写为 {stated}，按图形计算的平面面积为 {planar}。请重新计算该字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm²) between this unit and {other} belong to no unit: {count} strips, up to {width} m wide. Give the units the same corners, or leave it if a strip was left out on purpose.</source>
   <translation>本单元与 {other} 之间有 {area} m²（{hectares} hm²）不属于任何单元：{count} 条，最宽 {width} m。请使相邻单元的拐点一致；有意留出的，不必改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm²) amid this unit and {other} belong to no unit; the ground is up to {width} m wide. Draw a unit if it was forgotten.</source>
   <translation>本单元与 {other} 围成的 {area} m²（{hectares} hm²）不属于任何单元，最宽 {width} m。如属遗漏，请补绘单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Units {other} and this one overlap by {area} m² ({hectares} hm²): counted twice. Take it off one of them.</source>
   <translation>单元 {other} 与本单元重叠 {area} m²（{hectares} hm²）：重复计算。请从其中一个单元扣除。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Units {other} and this one overlap by {area} m² along a line, nowhere wider than {tolerance} m: their common boundary was drawn twice. Give both units the same corners.</source>
   <translation>单元 {other} 与本单元沿线重叠 {area} m²，宽度均不超过 {tolerance} m：公共边界画了两次。请使两单元的拐点一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Corners {corners} lie up to {distance} m off a corner or the boundary of unit {other}: nearly shared, not exactly. Give both units the same corners.</source>
   <translation>拐点 {corners} 偏离单元 {other} 的拐点或边界最多 {distance} m：几乎重合而未完全重合。请使两单元的拐点一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm²) of the unit were restored before, as unit {other} of plan year {year}: a hectare counts once. Take it off one of them.</source>
   <translation>本单元有 {area} m²（{hectares} hm²）以前已作为 {year} 年度的单元 {other} 修复：同一面积不得重复计算。请从其中一个单元扣除。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm²) of the unit were restored again later, as unit {other} of plan year {year}: a hectare counts once. Find out which unit has the ground, and take it off the other.</source>
   <translation>本单元有 {area} m²（{hectares} hm²）此后又作为 {year} 年度的单元 {other} 修复：同一面积不得重复计算。请查明归属，并从另一单元扣除。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Unit {other} of the other layer has no valid geometry; nothing was compared with it. Mend it there and check again.</source>
   <translation>另一图层的单元 {other} 图形无效，未与其比较。请在该图层中修正后重新检查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm², {share}) of the unit lie outside the mining right, up to {distance} m. Take them off, or name the approval for land outside.</source>
   <translation>本单元有 {area} m²（{hectares} hm²，{share}）超出采矿权范围，最远 {distance} m。请扣除，或说明范围外用地的批准文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The unit lies wholly outside the mining right, up to {distance} m ({hectares} hm²). Is it the right licence, zone and section?</source>
   <translation>本单元完全位于采矿权范围之外，最远 {distance} m（{hectares} hm²）。采矿权、带号、所属部分是否正确？</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² of the unit lie up to {distance} m outside the mining right, within the tolerance of {tolerance} m (a default that no source fixes unless you have set it). Leave it, or move the corners onto the boundary.</source>
   <translation>本单元有 {area} m² 超出采矿权范围最多 {distance} m，在容差 {tolerance} m 之内（该容差没有统一规定，除非由您设定）。可不改动，或将拐点移到界线上。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>No mining right was given: whether units lie inside it was not checked. Give MINING_RIGHT to have it checked.</source>
   <translation>未提供采矿权范围：未核查单元是否在其内。需要核查的，请提供 MINING_RIGHT。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>No units of other years were given: whether ground was restored before was checked within this layer only. Give OTHER_UNITS to have it checked against them.</source>
   <translation>未提供其他年度的单元：重复修复只在本图层内作了核查。需要与其他年度比较的，请提供 OTHER_UNITS。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>No permanent basic farmland was given: whether units on it become something else was not checked. Give FARMLAND to have it checked.</source>
   <translation>未提供永久基本农田：未核查其上单元的地类是否为耕地。需要核查的，请提供 FARMLAND。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm², {share}) of the unit are permanent basic farmland ({layer}, {edition}), but become {code} {name}. On it only cultivated land is restored: change the class, or cut the unit there.</source>
   <translation>本单元有 {area} m²（{hectares} hm²，{share}）为永久基本农田（{layer}，{edition}），而修复后地类为 {code} {name}。永久基本农田只能修复为耕地：请改地类，或在此处分割单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm², {share}) of the unit are permanent basic farmland ({layer}, {edition}), and its land class is empty: whether it stays cultivated land was not checked. Name the class.</source>
   <translation>本单元有 {area} m²（{hectares} hm²，{share}）为永久基本农田（{layer}，{edition}），而地类未填：未核查是否仍为耕地。请填写地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm², {share}) of permanent basic farmland ({layer}, {edition}) are damaged. Plan them to become cultivated land again.</source>
   <translation>本单元损毁永久基本农田（{layer}，{edition}）{area} m²（{hectares} hm²，{share}）。请计划恢复为耕地。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² of the unit lie along permanent basic farmland ({layer}, {edition}), nowhere wider than the tolerance of {tolerance} m. Check which boundary is right.</source>
   <translation>本单元沿永久基本农田（{layer}，{edition}）边界重叠 {area} m²，宽度均不超过容差 {tolerance} m。请核对以哪条界线为准。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The unit does not lie wholly inside the extent of the farmland layer ({layer}, {edition}): what is outside was not checked. Give a layer that covers it, or the area for which it was delivered as COVERAGE.</source>
   <translation>本单元不完全在永久基本农田图层（{layer}，{edition}）范围之内：范围外未核查。请提供覆盖该处的图层，或将资料提供范围作为 COVERAGE。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Polygon {feature} of the farmland layer is invalid ({problem}) and was repaired for this check: {before} m² before, {after} m² after, in the plane. Have the layer corrected.</source>
   <translation>永久基本农田图斑 {feature} 无效（{problem}），检查时已修正：平面面积修正前 {before} m²，修正后 {after} m²。请提供单位改正该图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Polygon {feature} of the farmland layer is invalid ({problem}); the repair changes its area from {before} m² to {after} m², so what units share with it is not sure. Have the layer corrected, then check again.</source>
   <translation>永久基本农田图斑 {feature} 无效（{problem}）；修正会使面积由 {before} m² 变为 {after} m²，单元与其重叠的面积不能确定。请提供单位改正该图层后重新检查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{count} rows of the farmland layer have no usable geometry and were not compared. Have the layer corrected.</source>
   <translation>永久基本农田图层有 {count} 行没有可用图形，未参与比较。请提供单位改正该图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The farmland layer holds no polygon, or a filter or selection leaves none: whether units on permanent basic farmland become something else was not checked. Choose another layer, or clear the filter or selection.</source>
   <translation>永久基本农田图层没有面，或过滤、选择后没有剩余：未核查其上单元的地类是否为耕地。请选择其他图层，或取消过滤、选择。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{name}' unfolds to more than {ratio} times what it takes in the zip: no map or table does that. The package is not opened; ask for another one.</source>
   <translation>“{name}”解压后超过其压缩大小的 {ratio} 倍，图件和表格不会如此。图件包未予打开；请要求另行提交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{package}' cannot be opened ({reason}). Check the path and your rights to read it.</source>
   <translation>无法打开“{package}”（{reason}）。请检查路径和读取权限。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest.json in '{package}' is not one of this program, so there is nothing to compare the files with. Choose a package that was made by 'Make acceptance package'.</source>
   <translation>“{package}”中的 manifest.json 不是本程序生成的，没有可与各文件比较的内容。请选择“生成验收图件包”生成的图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest is of form {format}, this program knows form {known}. Use the version of the program that made the package.</source>
   <translation>manifest.json 的格式为 {format}，本程序可识别 {known}。请使用生成该图件包的程序版本。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest is larger than {limit} MB, which no package needs. Ask for the package to be made again.</source>
   <translation>manifest.json 大于 {limit} MB，图件包不需要这样大。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Line {row} of the manifest: '{key}' is there twice, so nobody knows which counts. Ask for the package to be made again.</source>
   <translation>manifest.json 第 {row} 行：“{key}”出现两次，以哪个为准无法确定。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest cannot be read ({reason}), so there is nothing to compare the files with. Ask for the package to be handed in again.</source>
   <translation>无法读取 manifest.json（{reason}），没有可与各文件比较的内容。请要求重新提交图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest has no usable value at '{place}', so it was changed by hand or is damaged. Ask for the package to be made again.</source>
   <translation>manifest.json 中“{place}”处没有可用的值，文件被人工改动或已损坏。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{package}' has no manifest.json, so it is no package of this program, or not all of one. Choose the whole folder or zip.</source>
   <translation>“{package}”中没有 manifest.json，不是本程序的图件包，或不完整。请选择完整的文件夹或 ZIP。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{package}' is no zip that can be read ({reason}). Choose the folder or the zip of a package; where the file is damaged, ask for it again.</source>
   <translation>“{package}”不是可读取的 ZIP（{reason}）。请选择图件包的文件夹或 ZIP；文件已损坏的，请要求重新提交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{path}' is not there, or is no file. Choose the folder or the zip of a package.</source>
   <translation>“{path}”不存在，或不是文件。请选择图件包的文件夹或 ZIP。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{package}' holds {count} packages side by side. Choose the folder of one, or take the zip apart.</source>
   <translation>“{package}”中并列有 {count} 个图件包。请选择其中一个的文件夹，或将 ZIP 拆开。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The files of the package unfold to more than {limit} GB and were not read to the end. Ask for a smaller package.</source>
   <translation>图件包的文件解压后超过 {limit} GB，未读完。请要求提交较小的图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{package}' has more than {limit} files, which no package has. Choose the folder of the package itself.</source>
   <translation>“{package}”中的文件超过 {limit} 个，图件包不会如此。请选择图件包本身的文件夹。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{count} file names in the zip do not say how they are encoded; they were read as UTF-8 or GBK, whichever they are. Where a name is wrong its file counts as missing: ask for a zip with UTF-8 names.</source>
   <translation>ZIP 中有 {count} 个文件名未注明编码，已按 UTF-8 或 GBK 识别。名称有误的，其文件会列为缺少：请要求提交文件名为 UTF-8 的 ZIP。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{name}' has a password, so it was not read. Ask for the package without one, or unpack it first.</source>
   <translation>“{name}”有密码，未读取。请要求提交无密码的图件包，或先行解压。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The file cannot be read ({reason}). Ask for the package to be handed in again.</source>
   <translation>无法读取该文件（{reason}）。请要求重新提交图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest does not name this file, so somebody has added it. Ask what it is, or leave it aside.</source>
   <translation>manifest.json 中没有该文件，应为后来加入。请询问其来由，或不予采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest names this file ({stated}), and it is not there. Ask for it.</source>
   <translation>manifest.json 列有该文件（{stated}），而文件不在。请要求补交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The file is not the one that the manifest states: its SHA-256 is {own}. It was changed after the package was made; ask why, or for the package to be made again.</source>
   <translation>该文件与 manifest.json 所载不符：其 SHA-256 为 {own}。图件包生成后文件有改动；请询问原因，或要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>“{item}” of the plan is neither in the package nor called missing. Ask for it.</source>
   <translation>资料清单要求的“{item}”既不在图件包中，也未注明尚缺。请要求补交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The plan has no item “{item}”. Ask what the file is, or leave it aside.</source>
   <translation>资料清单中没有“{item}”这一项。请询问该文件的来由，或不予采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{name}' is a link to somewhere else and was not followed. Ask for the file itself.</source>
   <translation>“{name}”是指向别处的链接，未予读取。请要求提交文件本身。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The printed list states another SHA-256 for '{name}' ({stated}) than the manifest ({own}). One of the two was changed; ask for the package to be made again.</source>
   <translation>打印的资料清单中“{name}”的 SHA-256（{stated}）与 manifest.json（{own}）不同。二者之一有改动；请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The printed list names '{name}', the manifest does not. Ask which is right.</source>
   <translation>打印的资料清单列有“{name}”，manifest.json 没有。请询问哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest names '{name}', the printed list does not. Ask which is right.</source>
   <translation>manifest.json 列有“{name}”，打印的资料清单没有。请询问哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The printed list states {stated} bytes for '{name}', the manifest {own}. Ask for the package to be made again.</source>
   <translation>“{name}”的字节数在打印的资料清单中为 {stated}，在 manifest.json 中为 {own}。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The printed list calls '{name}' “{stated}”, the manifest “{own}”. Ask which is right.</source>
   <translation>“{name}”在打印的资料清单中称为“{stated}”，在 manifest.json 中称为“{own}”。请询问哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest names '{name}' {stated} times. Ask for the package to be made again.</source>
   <translation>manifest.json 中“{name}”列了 {stated} 次。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest calls “{item}” missing, and it is there. Ask for the package to be made again.</source>
   <translation>manifest.json 注明尚缺“{item}”，而实际已有。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{name}' is there twice (for computers that do not tell upper from lower case, too), and each program opens another one. It was not read; ask for the package to be made again.</source>
   <translation>“{name}”重复（含在不区分大小写的系统中重名），各软件打开的可能不是同一个，未予读取；请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The name '{name}' leads out of the package or holds characters that no file may have. The file was not read; do not unpack this zip with other programs, and ask for another.</source>
   <translation>名称“{name}”越出图件包，或含有文件名不允许的字符，未予读取；不要用其他软件解压该 ZIP，请要求另行提交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{name}' is neither file nor folder and was not opened. Ask for the file itself.</source>
   <translation>“{name}”既不是文件也不是文件夹，未予打开。请要求提交文件本身。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The package was made by edition {stated} of the plan, this program has {own}: what only one of them asks for is not held against the package. Look at both where that matters.</source>
   <translation>图件包依据资料清单的版本为 {stated}，本程序为 {own}：仅其中一个版本要求的资料不作为图件包的问题。有影响的，请对照两个版本。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The package itself says that “{item}” is missing: {reason}. Ask for it where it is needed.</source>
   <translation>图件包自行注明尚缺“{item}”：{reason}。需要的，请要求补交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The manifest states {stated} bytes, the file has {own}. It was changed after the package was made; ask why.</source>
   <translation>manifest.json 所载为 {stated} 字节，文件为 {own} 字节。图件包生成后文件有改动；请询问原因。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: stated {stated} {measure}, by the official method from the corners {own} {measure}. Find out which of the two was changed.</source>
   <translation>{place}：所载 {stated} {measure}，由拐点按规定方法计算为 {own} {measure}。请查明二者中哪个有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: corner {name} ({stated}) is not in the unit data. Find out which outline is right.</source>
   <translation>{place}：拐点 {name}（{stated}）在单元数据中没有。请查明哪个边界正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: corner {name} of the unit data ({own}) is not there. Find out which outline is right.</source>
   <translation>{place}：缺少单元数据中的拐点 {name}（{own}）。请查明哪个边界正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: corner {name} is stated as {stated}, in the unit data it is {own}. Find out which outline is right.</source>
   <translation>{place}：拐点 {name} 所载为 {stated}，单元数据中为 {own}。请查明哪个边界正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: the corners of the unit cannot be read, so they were not compared. Ask for the file to be made again.</source>
   <translation>{place}：无法读取该单元的拐点，未作比较。请要求重新生成该文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: {stated} corners are stated, the unit data has {own}. Find out which outline is right.</source>
   <translation>{place}：所载拐点数为 {stated}，单元数据中为 {own}。请查明哪个边界正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: {field} is “{stated}” here and should be “{own}”. Find out which is right.</source>
   <translation>{place}：{field}为“{stated}”，应为“{own}”。请查明哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: the unit has no usable outline ({reason}), so none of its numbers can be measured. Ask for the unit data again.</source>
   <translation>{place}：该单元没有可用的边界（{reason}），其数值均不能复算。请要求重新提交单元数据。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: stated {stated} {measure} in the plane, the corners give {own} {measure}. Find out which of the two was changed.</source>
   <translation>{place}：所载平面面积 {stated} {measure}，由拐点计算为 {own} {measure}。请查明二者中哪个有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: a ring of {stated} corners that the unit data does not have. Ask which is right.</source>
   <translation>{place}：有一圈（{stated} 个拐点）在单元数据中没有。请询问哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: a ring of {own} corners of the unit data is not there. Ask which is right.</source>
   <translation>{place}：缺少单元数据中的一圈（{own} 个拐点）。请询问哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: side {name} is stated as {stated} m, between the corners lie {own} m. Find out what was changed.</source>
   <translation>{place}：边 {name} 所载为 {stated} m，按拐点计算为 {own} m。请查明何处有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: the sum of {of} is stated as {stated} {measure}, the rows give {own} {measure}. Find out what was changed.</source>
   <translation>{place}：{of}的合计所载为 {stated} {measure}，各行之和为 {own} {measure}。请查明何处有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: the sum of {of} is not there; the rows give {own} {measure}. Ask for the table to be made again.</source>
   <translation>{place}：缺少{of}的合计；按各行计算为 {own} {measure}。请要求重新制作该表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The table '{table}' is not there, so nothing was compared with it. Ask for the file to be made again.</source>
   <translation>没有“{table}”表，未作比较。请要求重新生成该文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Unit {own} of the unit data is not there. Ask whether it was dropped, or the unit data is another one.</source>
   <translation>缺少单元数据中的单元 {own}。请询问是否被删去，或单元数据是否为另一版本。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: unit '{stated}' has no number of its own, so nobody knows which is meant. Ask for the package to be made again.</source>
   <translation>{place}：单元“{stated}”没有唯一编号，无法确定所指。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: unit '{stated}' is not in the unit data. Ask whether it was added, or the unit data is another one.</source>
   <translation>{place}：单元“{stated}”在单元数据中没有。请询问是否为后加，或单元数据是否为另一版本。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The table '{table}' of the unit data has the column '{column}', which computes what it shows: that is not run. Ask for the package to be made again.</source>
   <translation>单元数据的“{table}”表中，“{column}”列的内容由计算得出，不予运行。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The table '{table}' of the unit data is in {crs}, which is no CGCS2000 Gauss-Krüger plane, so nothing can be measured. Ask for the package to be made again.</source>
   <translation>单元数据的“{table}”表坐标系为 {crs}，不是 CGCS2000 高斯－克吕格投影，无法复算。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The unit data has no units. Ask for the package to be made again.</source>
   <translation>单元数据中没有单元。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The table '{table}' of the unit data has more than {limit} rows and was not read. Ask for the package to be made again.</source>
   <translation>单元数据的“{table}”表超过 {limit} 行，未读取。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The unit data is no GeoPackage. Ask for the package to be made again.</source>
   <translation>单元数据不是 GeoPackage。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The table '{table}' of the unit data has no geometry column of its own. Ask for the package to be made again.</source>
   <translation>单元数据的“{table}”表没有自己的图形列。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The unit data has no table '{table}' (a view is not one: what it shows may depend on what somebody hid in it). Ask for the package to be made again.</source>
   <translation>单元数据中没有“{table}”表（视图不能代替：其内容可能被人为隐藏）。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The unit data cannot be read as plain tables ({reason}). Ask for the package to be made again.</source>
   <translation>单元数据不能按普通数据表读取（{reason}）。请要求重新生成图件包。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} is stated as {stated} hm² beside an area in m² that is {own} hm². Find out what was changed.</source>
   <translation>{place}：地类 {code} 所载为 {stated} hm²，而其旁的平方米面积合 {own} hm²。请查明何处有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: pieces of class {code} ({stated} hm²), which the list of classes does not have. Find out what was changed.</source>
   <translation>{place}：图斑明细有地类 {code}（{stated} hm²），而地类明细没有。请查明何处有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} has {stated} hm² in the annual table and {own} hm² in the land-class table. Find out which is right.</source>
   <translation>{place}：地类 {code} 在情况表中为 {stated} hm²，在地类面积汇总表中为 {own} hm²。请查明哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} is there twice for the unit. Find out which row was added.</source>
   <translation>{place}：该单元的地类 {code} 出现两次。请查明哪一行是后加的。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: the area of class {code} is no number ({stated}). Ask for the file to be made again.</source>
   <translation>{place}：地类 {code} 的面积不是数字（{stated}）。请要求重新生成该文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: the classes sum to {stated} {measure}, the unit has {own} {measure}. Find out which row was changed.</source>
   <translation>{place}：各地类之和为 {stated} {measure}，单元面积为 {own} {measure}。请查明哪一行有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} is stated as {stated} m², the column that it has to agree with says {own} m². Find out what was changed.</source>
   <translation>{place}：地类 {code} 所载为 {stated} m²，应与其一致的一列为 {own} m²。请查明何处有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} ({stated} hm²) has no pieces. Find out which rows were dropped.</source>
   <translation>{place}：地类 {code}（{stated} hm²）没有图斑明细。请查明哪些行被删去。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} is {stated} {measure} among the pieces and {own} {measure} in the list it belongs to. Find out what was changed.</source>
   <translation>{place}：地类 {code} 的图斑明细之和为 {stated} {measure}，所属明细中为 {own} {measure}。请查明何处有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: {rule} takes {stated} hm² here and {own} hm² in the matrix. Find out what was changed.</source>
   <translation>{place}：“{rule}”涉及 {stated} hm²，汇总中为 {own} hm²。请查明何处有改动。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The matrix says “{own}” for {rule}, the unit's own list does not have it. Find out what was dropped.</source>
   <translation>汇总中“{rule}”为“{own}”，而该单元的逐规则结果中没有。请查明何处被删去。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: “{stated}” is no verdict on {rule}. Ask for the report to be made again.</source>
   <translation>{place}：“{stated}”不是“{rule}”的结论。请要求重新生成核查表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: the change of class {code} is stated as {stated} {measure}; by the land-class table and the unit's own class it is {own} {measure}. Ask for the table to be made again.</source>
   <translation>{place}：地类 {code} 的增减所载为 {stated} {measure}；按地类面积表和单元登记的地类应为 {own} {measure}。请要求重新制作该表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} is neither among the unit's classes of the land-class table nor what the unit becomes. Find out where it comes from.</source>
   <translation>{place}：地类 {code} 既不在地类面积表该单元的地类之中，也不是该单元修复后的地类。请查明来源。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} with {own} hm² of the land-class table is not in the table of changes. Ask for the table to be made again.</source>
   <translation>{place}：地类面积表中的地类 {code}（{own} hm²）不在变化情况表中。请要求重新制作该表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The shapefile has no part {own}, without which programs do not read it right. Ask for all of its parts.</source>
   <translation>Shapefile 缺少 {own} 文件，软件不能正确读取。请要求补齐全部文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The .cpg says that the texts of the table are in '{stated}', but they look like {own}: programs will show other characters. Write the right encoding into the .cpg, or ask for the shapefile to be made again.</source>
   <translation>.cpg 文件称属性表文字编码为“{stated}”，实际应为 {own}：其他软件打开会出现乱码。请在 .cpg 中改为正确的编码，或要求重新制作该 shapefile。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The file is no shapefile that can be read ({reason}). Ask for it to be made again.</source>
   <translation>该文件不是可读取的 Shapefile（{reason}）。请要求重新制作。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The file is no workbook (.xlsx). Ask for it to be made again.</source>
   <translation>该文件不是工作簿（.xlsx）。请要求重新生成。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The workbook is larger than {limit} MB and was not read. Ask for it to be made again.</source>
   <translation>工作簿大于 {limit} MB，未读取。请要求重新生成。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>On your survey the unit has {own} hm² of class {code}, in the table none. Compare the editions of the two surveys, then ask.</source>
   <translation>按核验图层，该单元有地类 {code} {own} hm²，表中没有。请比较两份调查成果的版本，再行询问。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: {stated} hm² of class {code}, which the unit does not have on your survey. Compare the editions of the two surveys, then ask.</source>
   <translation>{place}：地类 {code} {stated} hm²，而按核验图层该单元没有此地类。请比较两份调查成果的版本，再行询问。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>The zone report follows the rules {stated}, your check {own}. Verdicts may differ for that alone: give the rules of the report as RULES.</source>
   <translation>管控区核查表依据的规则为 {stated}，核验依据的为 {own}。结论可能仅因此不同：请用 RULES 给出核查表所用的规则。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: class {code} is stated as {stated} {measure}, on your survey it is {own} {measure}. Compare the editions of the two surveys, then ask.</source>
   <translation>{place}：地类 {code} 所载为 {stated} {measure}，按核验图层为 {own} {measure}。请比较两份调查成果的版本，再行询问。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: {rule} takes {stated} hm² by the report and {own} hm² on your layers. Compare the editions of the layers, then ask.</source>
   <translation>{place}：“{rule}”按核查表涉及 {stated} hm²，按核验图层涉及 {own} hm²。请比较图层版本，再行询问。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>{place}: {rule} is “{stated}” by the report and “{own}” on your layers. Compare the editions of layers and rules, then ask.</source>
   <translation>{place}：“{rule}”按核查表为“{stated}”，按核验图层为“{own}”。请比较图层和规则版本，再行询问。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: your rules have no rule “{rule}”. Give the rules of the report as RULES.</source>
   <translation>未核对：核验规则中没有“{rule}”。请用 RULES 给出核查表所用的规则。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: {rule} was answered neither by the report nor on your layers ({reason}). Get the layer.</source>
   <translation>未核对：“{rule}”在核查表中未核查，以核验图层也不能核查（{reason}）。请取得相应图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: {rule} cannot be answered on your layers ({reason}), so the report's verdict stands unproved. Get the layer.</source>
   <translation>未核对：“{rule}”以核验图层不能核查（{reason}），核查表的结论未经证实。请取得相应图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: there is no land-class table in the package that could be compared. Ask for it.</source>
   <translation>未核对：图件包中没有可比较的地类面积汇总表。请要求补交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: of this file only size and SHA-256 were compared, not what it shows. Look at it yourself.</source>
   <translation>未核对：该文件只核对了大小和 SHA-256，没有核对其内容。请自行查看。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: this is a public copy, which holds no unit data and no corners. Ask for the package itself.</source>
   <translation>未核对：这是公示资料，其中没有单元数据和拐点。请索取图件包本身。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>'{package}' is the public copy of a package: only sizes and hashes of its files were compared. Whether its numbers are right can be checked on the package alone; ask for it.</source>
   <translation>“{package}”是图件包的公示资料：只核对了文件的大小和校验码。数字是否正确只能用图件包核验，请索取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: there is no GeoPackage of the units, by which everything else is measured. Ask for it.</source>
   <translation>未核对：没有单元数据（GeoPackage），其他一切均以其为准。请要求补交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: {count} sums are formulas that nobody has computed. Open the workbook in Excel or LibreOffice, save it and look.</source>
   <translation>未核对：有 {count} 处合计是未计算的公式。请用 Excel 或 LibreOffice 打开工作簿，保存后查看。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: “{item}” is no item of the edition that the package was made by. Ask for it where it is needed.</source>
   <translation>未核对：图件包所依据的清单版本没有“{item}”这一项。需要的，请要求补交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: the report has no verdict on “{rule}” for this unit. Ask for a report by your rules.</source>
   <translation>未核对：核查表没有该单元“{rule}”的结论。请要求按核验规则重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: on your survey the unit has no classes that could be compared. Check that the survey covers it.</source>
   <translation>未核对：按核验图层，该单元没有可比较的地类。请检查调查图层是否覆盖该单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: your check has no verdict on “{rule}” for this unit. See its findings.</source>
   <translation>未核对：核验没有得出该单元“{rule}”的结论，见其检查结果。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: row {row} of the annual table may be one of the units whose outline in the unit data is of no use. Ask for the unit data again.</source>
   <translation>未核对：情况表序号 {row} 的一行可能是单元数据中边界不可用的单元之一。请要求重新提交单元数据。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: row {row} of the annual table has no corners that could be read. See the findings.</source>
   <translation>未核对：情况表序号 {row} 的一行没有可读取的拐点，见检查结果。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: the file cannot be read ({reason}). See the findings, or ask for it again.</source>
   <translation>未核对：无法读取该文件（{reason}）。见检查结果，或要求重新提交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: the units were taken from '{first}'. Check this file by itself where it matters.</source>
   <translation>未核对：单元取自“{first}”。有影响的，请单独核对该文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: the sheet '{sheet}' is none whose numbers can be recomputed here. Look at it yourself.</source>
   <translation>未核对：工作表“{sheet}”不在可复算的范围内。请自行查看。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: the classes after are those of a later survey, which is not in the package. Ask for that survey and make the table again with Attach land classes.</source>
   <translation>未核对：变化后地类取自后期调查，而图件包中没有该调查。请索取该调查，用“套合地类”重新制作此表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: no land survey of yours was given, so the classes are the applicant's word. Give SURVEY.</source>
   <translation>未核对：没有提供核验用地类图斑，地类以申请人所报为准，未经证实。请给出 SURVEY。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: several units are called '{name}' in coordinate files, which take no commas. Look at them yourself.</source>
   <translation>未核对：坐标交换文件中有几个单元都称为“{name}”（交换文件的名称不含逗号）。请自行查看。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: contact, dates, amounts of money and running text stand in the annual table only, so there is nothing in the package to compare them with. Check them against your files.</source>
   <translation>未核对：联系方式、日期、金额和文字叙述只载于年度情况表，图件包中没有可比较的内容。请按您的资料核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: without usable unit data there is nothing to measure the file by. Ask for the unit data.</source>
   <translation>未核对：没有可用的单元数据，无从比较。请要求补交单元数据。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: the report answers {rule} by lines of sight. Give DEM to do the same.</source>
   <translation>未核对：核查表的“{rule}”采用通视分析。请给出 DEM，以相同方法核验。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: there is no zone report in the package that could be compared. Ask for it.</source>
   <translation>未核对：图件包中没有可比较的管控区核查表。请要求补交。</translation>
  </message>
  <message>
   <location filename="../gis/messages/verify.py" />
   <source>Not checked: no zone layers of yours were given, so the verdicts are the applicant's word. Give ZONES.</source>
   <translation>未核对：没有提供核验用管控图层，结论以申请人所报为准，未经证实。请给出 ZONES。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The unit has no year, so it is neither of last year's plan nor of this year's results. Fill in the field 'year', four digits.</source>
   <translation>该单元没有年度，既不能作为上年度计划，也不能作为实施结果。请填写年度（year），四位数字。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>There are no planned units of {last}: results were not compared with a plan. Add last year's plan to the layer (section 'planned', year {last}) if there was one.</source>
   <translation>没有 {last} 年度的计划单元：实施结果未与计划比对。有上年度计划的，请加入图层（所属部分为“本年度矿区生态修复计划”planned，年度 {last}）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>There are no restored units of {year}: all that was planned for {last} counts as not done. If the results are not in the layer yet, add them, or carry the plan over, and compare again.</source>
   <translation>没有 {year} 年度的已修复单元：{last} 年度计划全部按未实施计。实施结果尚未加入图层的，请加入，或转入上年度计划，然后重新对照。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The unit has no polygon, so it was not compared, and nobody knows whose plan or result it is. Digitise it, or delete the row.</source>
   <translation>该单元没有面图形，未作比对，其计划与实施结果的对应关系无法确定。请补绘，或删去该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The unit's geometry is invalid ({reason}), so it was not compared, and nobody knows whose plan or result it is. Mend the corners.</source>
   <translation>该单元图形无效（{reason}），未作比对，其计划与实施结果的对应关系无法确定。请改正拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The number is there {count} times in last year's plan. Give each unit a number of its own: links to it cannot be followed.</source>
   <translation>该单元编号在上年度计划中出现 {count} 次，实施单元无法按编号与其对应。请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The number is there several times among the restored units of {year}. Give each unit a number of its own.</source>
   <translation>该单元编号在 {year} 年度已修复单元中出现多次。请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>'plan_id' names {plan}, and last year's plan has several units of that number. Number them apart; until then only the ground decides whose result this is.</source>
   <translation>上年度计划单元编号（plan_id）填写为 {plan}，而上年度计划中有多个单元使用该编号。请分别编号；在此之前只按范围重叠对应。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>'plan_id' names {plan}, a planned unit of {year}, not of last year. It is not held against last year's plan. Correct the link if that is wrong.</source>
   <translation>上年度计划单元编号（plan_id）填写为 {plan}，是 {year} 年度的计划单元，不属于上年度，未与上年度计划比对。填写有误的，请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>'plan_id' names {plan}, and no planned unit has that number. Correct it, or empty the field; until then only the ground decides whose result this is.</source>
   <translation>上年度计划单元编号（plan_id）填写为 {plan}，而没有计划单元使用该编号。请改正或清空；在此之前只按范围重叠对应。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The unit is linked to {plan} and shares no ground with it, {distance} m lie between them. Check 'plan_id' and the boundary; it counts as done in another place.</source>
   <translation>该单元对应计划单元 {plan}，但与其没有共同范围，相距 {distance} m。请核对上年度计划单元编号（plan_id）和边界；按位置不一致处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The unit is linked to {link}, and lies on {plan} as well ({share} % of the smaller one). Check 'plan_id': name all units that it carries out, set apart by ';', or correct the boundary.</source>
   <translation>该单元对应计划单元 {link}，但也与 {plan} 重叠（占较小者面积的 {share} %）。请核对上年度计划单元编号（plan_id）：填写其所实施的全部计划单元，以“;”分隔；或改正边界。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The unit shares {share} % of the smaller one's ground with {plan} of the plan: too much for a neighbour, too little to be its result. Name the planned unit in 'plan_id' if it is, or correct the boundary.</source>
   <translation>该单元与计划单元 {plan} 的共同范围占较小者面积的 {share} %：作为相邻误差过大，又不足以认定为其实施结果。属于该计划单元的，请填写上年度计划单元编号（plan_id）；否则请改正边界。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The planned units {plans} lie over each other, so the ground does not tell whose result {results} is. Name the planned unit in 'plan_id', and mend the plan's boundaries.</source>
   <translation>计划单元 {plans} 相互重叠，不能按范围确定 {results} 是哪个计划单元的实施结果。请填写上年度计划单元编号（plan_id），并改正计划单元的边界。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>{count} results name no unit of the plan and were matched by their ground: {units}. Look at them and fill in 'plan_id'.</source>
   <translation>有 {count} 个实施单元未填上年度计划单元编号，已按范围重叠对应：{units}。请核对并填写 plan_id。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>Not done as planned: {differences}. The plan has to explain it: write why into 'plan_reason'.</source>
   <translation>与计划不一致：{differences}。年度计划须说明原因：请填写“与计划不一致的原因”（plan_reason）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>Planned and not done. The plan has to explain it: write why into 'plan_reason' of the planned unit. If it was done, check 'plan_id' and the boundary of its result.</source>
   <translation>计划单元未实施。年度计划须说明原因：请在该计划单元填写“与计划不一致的原因”（plan_reason）。已实施的，请核对其实施单元的上年度计划单元编号（plan_id）和边界。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>Done and not planned. The plan has to explain it: write why into 'plan_reason'. If it was planned, name the planned unit in 'plan_id'.</source>
   <translation>计划外实施。年度计划须说明原因：请填写“与计划不一致的原因”（plan_reason）。属于计划内的，请填写上年度计划单元编号（plan_id）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The land class of {count} results was not compared with the plan, as one of both is empty or unknown: {units}. Fill in 'land_class' of plan and result, or give SUMMARY.</source>
   <translation>有 {count} 个实施单元的地类未与计划比对，因为计划或实施地类未填或无法识别：{units}。请填写计划单元和实施单元的地类（land_class），或提供单元地类汇总（SUMMARY）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The quality of {count} results could not be compared with the plan by its figures: {units}. Read both texts and judge.</source>
   <translation>有 {count} 个实施单元的质量无法与计划按数值比对：{units}。请对照两处文字，人工判定。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>Of {count} results or their plans nobody says whether it is temporary land: {units}. Fill in 'temporary'.</source>
   <translation>有 {count} 个实施单元或其计划单元未填是否为临时用地：{units}。请填写（temporary）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The measures of {count} results are not filled in and were not compared with the plan: {units}. Fill in 'measures' if they were others than planned.</source>
   <translation>有 {count} 个实施单元未填主要工程措施，未与计划比对：{units}。与计划不同的，请填写（measures）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>{area} hm² of the unit were restored in an earlier year by {others}, and do not count as new. Check both boundaries.</source>
   <translation>该单元有 {area} hm² 以前年度已由 {others} 修复，不计为新增。请核对两者的边界。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>{area} hm² of the unit lie on {others}, a result of the same year, and count once only. Correct the boundaries: units of a section must not overlap.</source>
   <translation>该单元有 {area} hm² 与同年度的实施单元 {others} 重叠，只计一次。请改正边界：同一部分的单元不得重叠。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The unit of an earlier year has no valid polygon: ground that it restored may count as new. Mend it and compare again.</source>
   <translation>该以前年度单元没有有效的面图形，其修复范围可能被计为新增。请改正后重新对照。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>Units of EARLIER that are not of years before {last} were left out: {units}. Give only units restored before, or correct their year.</source>
   <translation>以前年度的单元（EARLIER）中有不属于 {last} 年度以前的，未采用：{units}。请只提供以前已修复的单元，或改正其年度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>No units restored before {last} are known, so nobody knows which ground is new: neither new nor cumulative area is given. Give them as EARLIER if there are some.</source>
   <translation>没有 {last} 年度以前已修复的单元，无法判断哪些为新增：新增修复面积和累计修复面积均未计算。若有，请作为以前年度的单元（EARLIER）提供。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The table of the mine has no row of {year}, so its amounts were not compared. Add the row.</source>
   <translation>矿山基本情况表没有 {year} 年度的一行，其金额未作比对。请补上该行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The amount '{field}' of {year} is empty and was not compared. Fill it in, in 10,000 CNY.</source>
   <translation>矿山基本情况表 {year} 年度一行的金额 {field} 未填，未作比对。请填写，单位万元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The amount '{field}' of {year} is '{text}', which is no amount. Write a number in 10,000 CNY without its unit.</source>
   <translation>矿山基本情况表 {year} 年度一行的金额 {field} 为“{text}”，不是金额，未作比对。请填写以万元为单位的数字，不写单位。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>{count} planned units of {last} were carried over. Class, measures and boundary are those of the plan: correct them to what was done, and fill in quality and acceptance. Units: {units}.</source>
   <translation>已转入 {last} 年度计划单元 {count} 个。地类、工程措施和边界沿用计划：请按实际改正，并填写质量和是否完成验收。单元：{units}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>There are no planned units of {last} to carry over. Choose another year, or add the plan to the layer.</source>
   <translation>没有可转入的 {last} 年度计划单元。请选择其他年度，或将计划单元加入图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The planned unit is carried out by {results} already and was not carried over again.</source>
   <translation>该计划单元已由 {results} 实施，不重复转入。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The planned unit was not carried over: {results} of {year} lies on {share} % of the smaller one's ground. If that is its result, write the number of the planned unit into its 'plan_id'; if not, add the unit by hand.</source>
   <translation>该计划单元未转入：{year} 年度的 {results} 与其重叠，占较小者面积的 {share} %。属于其实施结果的，请将该计划单元的编号填入其上年度计划单元编号（plan_id）；否则请手工添加单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The planned unit has no valid polygon and was not carried over. Mend it and carry over again.</source>
   <translation>该计划单元没有有效的面图形，未转入。请改正后重新转入。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The number is there {count} times in the plan of {last}; none of them was carried over. Give each unit a number of its own.</source>
   <translation>该单元编号在 {last} 年度计划中出现 {count} 次，均未转入。请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/years.py" />
   <source>The number {wanted} is taken already; the unit got this one.</source>
   <translation>编号 {wanted} 已被占用，该单元编号另定为此编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The unit has no valid geometry with an area: it is not checked under any rule. Run 'Check units', mend the geometry and check again.</source>
   <translation>该单元没有有效的面图形，各规则均未核查。请运行“单元检查”，改正图形后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The unit number is there {count} times: verdicts cannot be told apart by it. Give each unit a number of its own.</source>
   <translation>该单元编号出现 {count} 次，核查结论无法按编号区分。请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer cannot be used ({reason}; CRS: {crs}): its rules are not checked where nothing else hits. Only CGCS2000 layers go together with the units; have other datums transformed with official parameters first.</source>
   <translation>该图层不能使用（{reason}；坐标系：{crs}）：其规则在没有其他图层涉及之处为未核查。只有 CGCS2000 图层能与单元叠加；其他基准须先用官方参数转换。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer holds no features: an empty layer proves nothing, its rules are not checked. Give the data of the place; a filter may hide them.</source>
   <translation>该图层没有要素：空图层不能说明不涉及，其规则为未核查。请提供当地数据；也可能是被过滤掉了。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>A filter of the layer hides features ({filter}): zones that it hides are not checked, and units in them look free. Clear the filter (Layer, Filter), add the table's other types of geometry as layers, or keep it on purpose.</source>
   <translation>图层设有过滤条件（{filter}）：被过滤的图斑未参加核查，位于其中的单元会显示为不涉及。请取消过滤（图层 ▸ 过滤），或把同一表中其他几何类型也作为图层加入；有意设置的可保留。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>{count} features have no geometry and take no part in the check. Have the layer corrected.</source>
   <translation>有 {count} 个要素没有图形，未参加核查。请提供单位改正该图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>{count} features lie nowhere in {crs}: their coordinates are no numbers, or not those of the coordinate reference system that the layer states (metres for degrees, no zone number). Nobody knows where they are, so units that nothing hits are not checked. Set the right system, or mend these features.</source>
   <translation>有 {count} 个要素的坐标与图层所写坐标系 {crs} 不符：坐标不是数字，或不属于该坐标系（如以米当度、缺带号），位置不能确定，不涉及其他图斑的单元均为未核查。请设置正确的坐标系，或改正这些要素。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer holds characters that cannot be read ('{text}'), so names in the report and kinds of zones are wrong: set the encoding in the properties of the layer (Source), mostly GBK, and run again.</source>
   <translation>图层中有无法识别的字符（“{text}”），报告中的名称和管控区类型会因此出错：请在图层属性的“数据源”中设置编码（多为 GBK），然后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Nothing states the edition of the layer; it is printed as 未注明. If you know it, give the layer a field 'edition' with it.</source>
   <translation>未写明图层版本，打印为“未注明”。如已知版本，请在图层中增加 edition 字段填写。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Zone {feature} is invalid ({problem}) and was repaired for the check: {before} m² before, {after} m² after. Have the layer corrected.</source>
   <translation>管控区图斑 {feature} 无效（{problem}），核查时已修正：修正前 {before} m²，修正后 {after} m²。请提供单位改正该图层。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Zone {feature} is invalid ({problem}); the repair changes its area from {before} m² to {after} m², so it is not certain which ground is meant: units near it that nothing hits are not checked. Mend the zone.</source>
   <translation>管控区图斑 {feature} 无效（{problem}）；修正会使面积由 {before} m² 变为 {after} m²，其范围不能确定：附近不涉及其他图斑的单元为未核查。请修正该图斑。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>No rule knows this layer, so it was not used. Rename it, or add its name to the rule in a rule file of your own.</source>
   <translation>没有规则使用该图层，未予采用。请改图层名，或在自己的规则文件中加入该名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>No layer was given for rule {rule}: no unit is checked under it. Layers of these names are used: {layers}.</source>
   <translation>规则 {rule} 未提供图层：所有单元在该规则下均未核查。使用以下名称的图层：{layers}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer holds {kinds}, which rule {rule} does not use (it uses {wanted}); they are left out for it.</source>
   <translation>该图层含有{kinds}，规则 {rule} 不使用（应为{wanted}），该规则不予采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule}: a piece of {area} m² ({outcome}) is below the sliver limits, which may be noise of the drawing. It counts; somebody has to decide.</source>
   <translation>规则 {rule}：有一块 {area} m²（{outcome}）小于碎图斑界限，可能是绘图误差。仍计入，须人工判定。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule}: the zone does not state its functional area, so the stricter outcome {outcome} is given. Look it up.</source>
   <translation>规则 {rule}：图斑未写明功能分区，从严给出 {outcome}。请查明。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule}: the unit is affected, and part of it lies outside what the layers cover: more, or stricter zones may lie there. Give layers that cover it, or the area for which they were delivered as COVERAGE.</source>
   <translation>规则 {rule}：该单元涉及，且有部分在图层覆盖范围之外，该部分的核查不完整：可能还涉及其他图斑，或要求更严的图斑。请提供覆盖该处的图层，或将资料提供范围作为 COVERAGE。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule} is in force from {first} to {last}, not on {day} (DATE): no unit is checked under it. Take a rule file with the rule of that day, or check the dates.</source>
   <translation>规则 {rule} 的有效期为 {first} 至 {last}，在 {day}（DATE）无效：所有单元在该规则下均未核查。请使用含当日有效规则的规则文件，或核对日期。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>No DATE was given, so nobody looked whether these rules are in force: {rules}. Give the date to have rules left out that are not.</source>
   <translation>未填 DATE，未判断以下规则是否有效：{rules}。填写日期后，当日无效的规则不再核查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>These rules ask what is visible, and no DEM was given: {rules}. They were answered by the distance, which counts ground behind hills too. Give a DEM for lines of sight.</source>
   <translation>以下规则按可视范围核查，而未提供 DEM：{rules}。已以距离代替，被山体遮挡的地面也计入。请提供 DEM 作通视分析。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule}: the unit is affected, and for part of it the DEM does not tell from which zones it is visible; that part is not fully checked. Take a DEM that covers it.</source>
   <translation>规则 {rule}：该单元涉及，且有部分 DEM 不能判定从哪些管控对象可视，该部分的核查不完整。请使用覆盖该处的 DEM。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>{count} marks of earlier verdicts were kept, {standing} of them stand.</source>
   <translation>已保留以前的复核标记 {count} 个，其中 {standing} 个有效。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>{count} marks do not say who gave them or when: fill in the fields 'Marked by' and 'Marked on'.</source>
   <translation>有 {count} 个复核标记未写复核人或复核日期：请填写“复核人”和“复核日期”字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The verdict under rule {rule} is not the one that was marked ({mark}). Marked: {was}. Found: {found}. Look again, then mark it again or empty the state of the mark.</source>
   <translation>规则 {rule} 的结论与标记时（{mark}）不同。标记时：{was}。本次：{found}。请重新复核，然后重新标记，或清空标记状态。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>There are several marks for rule {rule}; the latest was kept ({mark}), these were not: {others}. Mark it again if that is wrong.</source>
   <translation>规则 {rule} 有多个复核标记；保留最近的一个（{mark}），未保留：{others}。如不正确，请重新标记。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Marks for rule {rule} contradict each other and their dates do not tell which is the latest. Kept: {mark}. Not kept: {others}. Decide, then mark it again or empty the state of the mark.</source>
   <translation>规则 {rule} 的复核标记互相矛盾，日期不能说明先后。已保留：{mark}。未保留：{others}。请作出判定，然后重新标记，或清空标记状态。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>A mark ({mark}) is for rule {rule} of a unit number that is there twice, so it is not certain which verdict it is for. Give the units different numbers and mark them again.</source>
   <translation>规则 {rule} 的复核标记（{mark}）所属单元编号重复，不能确定属于哪个结论。请为各单元设置不同编号，然后重新标记。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The mark for rule {rule} ({mark}) is neither confirmed nor dismissed; it is kept, and does not count. Choose one of the two.</source>
   <translation>规则 {rule} 的复核标记（{mark}）既不是确认（confirmed）也不是排除（dismissed）；予以保留，但不生效。请从二者中选择。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The verdict under rule {rule} was dismissed without a reason ({mark}): the mark does not count until the reason is stated.</source>
   <translation>规则 {rule} 的结论被排除而未写复核理由（{mark}）：写明理由后标记才生效。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>A mark ({mark}) is for rule {rule}, which this check does not have for the unit. In the table that VERDICTS overwrites it is kept as a row that is not checked; delete the row if it is no longer needed.</source>
   <translation>复核标记（{mark}）属于规则 {rule}，本次核查中该单元没有这一规则。在 VERDICTS 覆盖的表中保留为未核查的一行；不再需要的，可删去该行。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <location filename="../gis/setting_words.py" />
   <source>empty</source>
   <translation>空</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>Table '{table}' has no row of the year {year}; its rows are of: {years}. Add the row, or choose another year.</source>
   <translation>表“{table}”没有 {year} 年度的行，现有年度：{years}。请补上该行，或选择其他年度。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>Table '{table}' has no column 'year' (年度), so the mine's row of {year} cannot be found. Add it.</source>
   <translation>表“{table}”没有 year（年度）列，找不到矿山 {year} 年度的一行。请补上。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>Table '{table}' has {count} rows of the year {year}. Keep one and delete the others.</source>
   <translation>表“{table}”中 {year} 年度有 {count} 行。请只保留一行。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>Table '{table}' holds characters that cannot be read: '{text}'. It is likely in GBK, as spreadsheets save it: save it as CSV UTF-8, or set the encoding in the properties of its layer (Source).</source>
   <translation>表“{table}”含有无法识别的字符：“{text}”。很可能是电子表格保存的 GBK 编码：请另存为 CSV UTF-8，或在其图层属性（数据源）中设置编码。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>Table '{table}' has no column {columns}. Give the SUMMARY table made by 'Attach land classes'.</source>
   <translation>表“{table}”没有 {columns} 列。请提供“套合地类”生成的 SUMMARY 表。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>none, it is empty</source>
   <translation>无，字段为空</translation>
  </message>
  <message>
   <location filename="../gis/postgis.py" />
   <source>there is no connection of this name</source>
   <translation>没有该名称的连接</translation>
  </message>
  <message>
   <location filename="../gis/postgis.py" />
   <location filename="../gis/store.py" />
   <source>Made by Mine Restoration</source>
   <translation>由“矿区生态修复”插件生成</translation>
  </message>
  <message>
   <location filename="../gis/project_file.py" />
   <source>Results</source>
   <translation>成果</translation>
  </message>
  <message>
   <location filename="../gis/project_file.py" />
   <source>Units of the year</source>
   <translation>本年度的单元</translation>
  </message>
  <message>
   <location filename="../gis/project_file.py" />
   <source>schema {edition}</source>
   <translation>结构版本 {edition}</translation>
  </message>
  <message>
   <location filename="../gis/project_file.py" />
   <source>Made by Mine Restoration, schema version {version}</source>
   <translation>由“矿区生态修复”插件建立，结构版本 {version}</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>Another program is writing to the project's file '{file}'. The results stay in temporary layers. Close that program, then run the step again.</source>
   <translation>另一程序正在写入工程文件“{file}”，成果留在临时图层中。请关闭该程序，再运行此步骤。</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <location filename="../ui/carry_plan.py" />
   <source>The project has no layer of restoration units. Make a project, or open one.</source>
   <translation>项目中没有修复单元图层。请新建项目，或打开已有项目。</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>it cannot be edited</source>
   <translation>不能编辑</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>The table '{layer}' of the project does not take the results ({problem}); they stay in a temporary layer. Save that layer, and check that you may write to the project's database.</source>
   <translation>项目的表“{layer}”不能写入成果（{problem}）；成果留在临时图层中。请另存该图层，并检查您对项目数据库是否有写入权限。</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>a table for it cannot be made</source>
   <translation>不能为其建表</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>The results are in {crs}, the table '{layer}' is in {own}: they stay in a temporary layer. Save it, or run the step with the units of this project.</source>
   <translation>成果的坐标系为 {crs}，表“{layer}”为 {own}：成果留在临时图层中。请另存，或用本项目的单元运行该步骤。</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>no reason given</source>
   <translation>未说明原因</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>it is filtered and being edited</source>
   <translation>已过滤且正在编辑</translation>
  </message>
  <message>
   <location filename="../gis/results.py" />
   <source>The units are in {crs}, the project's are in {own}. Add them in the window 'Corners': it brings them into the project's plane and says how.</source>
   <translation>这些单元的坐标系为 {crs}，项目的为 {own}。请在“拐点坐标”窗口中添加：会转换到项目的投影带，并说明方法。</translation>
  </message>
  <message>
   <location filename="../gis/review.py" />
   <location filename="../ui/crs_panel.py" />
   <location filename="../ui/findings_table.py" />
   <source>line {number}</source>
   <translation>第 {number} 行</translation>
  </message>
  <message>
   <location filename="../gis/review.py" />
   <source>{rule}: {verdict}</source>
   <translation>{rule}：{verdict}</translation>
  </message>
  <message>
   <location filename="../gis/review_marks.py" />
   <source>Marks of verdicts</source>
   <translation>结论的复核标记</translation>
  </message>
  <message>
   <location filename="../gis/review_marks.py" />
   <source>The table '{layer}' cannot be edited. Save it as a GeoPackage, or unlock it, and mark the verdicts there.</source>
   <translation>表“{layer}”不能编辑。请另存为 GeoPackage 或解除锁定，再标记结论。</translation>
  </message>
  <message>
   <location filename="../gis/review_marks.py" />
   <source>The table of verdicts is no longer in the project: run the zone check again.</source>
   <translation>结论表已不在工程中：请重新运行管控区核查。</translation>
  </message>
  <message>
   <location filename="../gis/review_marks.py" />
   <source>The marks could not be saved in '{layer}' ({problem}). Make the table writable and mark again.</source>
   <translation>标记未能存入“{layer}”（{problem}）。请使该表可写入后重新标记。</translation>
  </message>
  <message>
   <location filename="../gis/review_marks.py" />
   <source>The table '{layer}' has no fields for marks: run the zone check again, then mark its verdicts.</source>
   <translation>表“{layer}”没有复核标记的字段：请重新运行管控区核查，再标记其结论。</translation>
  </message>
  <message>
   <location filename="../gis/review_marks.py" />
   <source>The verdict of unit {unit} under rule {rule} is not in '{layer}' any more: somebody has changed the table. Read the list again.</source>
   <translation>单元 {unit} 规则 {rule} 的结论已不在“{layer}”中：该表已被改动。请重新读取清单。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Rules</source>
   <translation>规则</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Templates and paper</source>
   <translation>模板和图幅</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Title block of the maps and tables</source>
   <translation>图和表的图签</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Land survey</source>
   <translation>地类图斑</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Tolerances</source>
   <translation>容差</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Display</source>
   <translation>显示</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Folders</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>the plugin's templates</source>
   <translation>插件自带的模板</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>found by name</source>
   <translation>按字段名识别</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>asked each time</source>
   <translation>每次询问</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>The named cells of a workbook are looked at when the annual table is made.</source>
   <translation>工作簿中的命名单元格在填报年度情况表时检查。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Rules of the zone check</source>
   <translation>管控区核查的规则</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>A rule profile of your county (JSON) that extends or replaces the national one.</source>
   <translation>当地的规则文件（JSON），补充或代替全国规则。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Rules of the unit check</source>
   <translation>单元检查的规则</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Required fields, classes, terms of temporary land (JSON), a changed copy of the bundled file.</source>
   <translation>必填字段、地类、临时用地年限（JSON），由自带文件复制修改。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/annualtable.py" />
   <source>Working days</source>
   <translation>工作日文件</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>A calendar of your own (JSON), for years that the bundled one does not have yet.</source>
   <translation>您自己的工作日文件（JSON），用于自带文件尚未列入的年份。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Form of the annual table</source>
   <translation>年度情况表的表式</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/annualtable.py" />
   <source>A workbook with the named cells of the bundled one, or a form file (JSON) with a cell map.</source>
   <translation>与自带工作簿有相同命名单元格的工作簿，或写明单元格对应关系的表式文件（JSON）。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Templates of the map sheets</source>
   <translation>图件模板</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <source>Folder with print layout templates (.qpt) that take the place of the plugin's, sheet by sheet.</source>
   <translation>存放打印布局模板（.qpt）的文件夹，按图名逐一代替插件自带的模板。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Contents of the acceptance package</source>
   <translation>验收图件包的内容</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>A package plan of your county (JSON), a changed copy of the bundled one.</source>
   <translation>当地的图件包方案（JSON），由自带文件复制修改。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Contents of the public copy</source>
   <translation>公示资料的内容</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>What of a package may be published (JSON), a changed copy of the bundled file.</source>
   <translation>图件包中可以公示的内容（JSON），由自带文件复制修改。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Paper of the maps</source>
   <translation>图件的图幅</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Templates of your own keep their size.</source>
   <translation>自备模板保持其自身幅面。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Unit of areas</source>
   <translation>面积单位</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>In the panels and windows. Tables, forms and maps keep the unit that is prescribed for them.</source>
   <translation>用于面板和窗口。表格、表单和图件仍用规定的单位。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Organisation</source>
   <translation>编制单位</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>编制单位 of the title block, and producer of the data in coordinate files.</source>
   <translation>图签中的编制单位，也是坐标文件中的数据产生单位。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <source>Drawn by</source>
   <translation>制图</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>制图 of the title block.</source>
   <translation>图签中的制图人。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <source>Checked by</source>
   <translation>审核</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>审核 of the title block.</source>
   <translation>图签中的审核人。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <source>Person responsible</source>
   <translation>项目负责</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>项目负责 of the title block.</source>
   <translation>图签中的项目负责人。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <source>Secrecy mark</source>
   <translation>密级</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>密级 at the top right of each map of this project.</source>
   <translation>本项目各图右上角的密级。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <source>Map review number</source>
   <translation>审图号</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>审图号 at the top left of each map of this project.</source>
   <translation>本项目各图左上角的审图号。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <source>Height datum</source>
   <translation>高程基准</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>高程基准 below each map, as it shall stand.</source>
   <translation>图下的高程基准，照所填原样打印。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Contact for the data</source>
   <translation>数据联系人</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Whom to ask about the data: goes into the metadata of new projects.</source>
   <translation>数据由谁答疑：写入新建项目的元数据。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Folder of new projects</source>
   <translation>新项目所在文件夹</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Where 'New project' makes them, unless you say otherwise there.</source>
   <translation>“新建项目”建立项目的位置，届时可以另选。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/landclass_inputs.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Field with the land class</source>
   <translation>地类字段</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Of the land survey; needed only where the field is not called DLBM and has no alias 地类编码.</source>
   <translation>地类图斑的字段；仅当字段名不是 DLBM 且别名不是“地类编码”时需要。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Areas of land classes sum to</source>
   <translation>面积控制方式</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/landclass_inputs.py" />
   <source>Which area is the right one where both differ; the other stands beside it in every row.</source>
   <translation>两者不一致时以哪种面积为准；另一种在每行中并列给出。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Warn from this difference of the two sums</source>
   <translation>两种面积之差的警告限</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>In per cent of the unit: its sum by TBMJ against its official area.</source>
   <translation>TBMJ 合计与椭球面积之差，占单元面积的百分比。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Smallest gap or overlap of the survey</source>
   <translation>图斑缝隙、重叠最小面积</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Smaller ones under a unit are taken for digits.</source>
   <translation>单元内不超过此面积的视为坐标尾数。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Tolerance of boundaries</source>
   <translation>界线容差</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>How far a boundary may be off in the unit check.</source>
   <translation>单元检查中界线允许的偏差。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Widest gap between units</source>
   <translation>单元间空隙最大宽度</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Strips up to this width are reported as gaps.</source>
   <translation>不超过此宽度的条带作为空隙报告。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Short side</source>
   <translation>短边</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Sides of corner files shorter than this are findings; 0: none.</source>
   <translation>坐标文件中短于此值的边列入检查结果；0 为不查。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Distance of neighbours</source>
   <translation>相邻点距离</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Corners nearer than this to one of a neighbour, and not on it, are findings; 0: none.</source>
   <translation>与相邻单元拐点的距离小于此值而不重合的拐点列入检查结果；0 为不查。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Arc tolerance</source>
   <translation>圆弧容差</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>How far the straight sides that replace an arc may be from it.</source>
   <translation>代替圆弧的直线段允许偏离圆弧的距离。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Corners are the same within</source>
   <translation>拐点视为相同的距离</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>Corners of an annual table that are farther from those of the units are differences.</source>
   <translation>情况表的拐点与单元拐点的距离超过此值的列为差异。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>hectares (hm²)</source>
   <translation>公顷（hm²）</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>square metres (m²)</source>
   <translation>平方米（m²）</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>mu (1/15 hm²)</source>
   <translation>亩（1/15 hm²）</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/landclass_inputs.py" />
   <source>the unit's official area</source>
   <translation>单元椭球面积（单元控制）</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <location filename="../processing/landclass_inputs.py" />
   <source>the survey polygons' TBMJ</source>
   <translation>图斑 TBMJ（图斑控制）</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>as the rules say</source>
   <translation>按规则文件</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>There is no file '{path}'. Choose another one, or go back to the default.</source>
   <translation>没有文件“{path}”。请另选，或恢复默认值。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>'{path}' should end with {endings}. Choose another file.</source>
   <translation>“{path}”的扩展名应为 {endings}。请选择其他文件。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>There is no folder '{path}'. Choose another one, or go back to the default.</source>
   <translation>没有文件夹“{path}”。请另选，或恢复默认值。</translation>
  </message>
  <message>
   <location filename="../gis/setting_words.py" />
   <source>The folder '{path}' has no template that would be used. Choose another one, or name your templates (.qpt) after their sheets: {names}.</source>
   <translation>文件夹“{path}”中没有可用的模板。请另选文件夹，或按图名为模板（.qpt）命名：{names}。</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Location of the mine</source>
   <translation>矿区位置图</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Land classes before</source>
   <translation>土地利用现状图（修复前）</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Corners of a unit</source>
   <translation>单元拐点坐标成果图</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/steps.py" />
   <source>Zone check</source>
   <translation>管控区核查</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Land classes after</source>
   <translation>土地利用图（修复后）</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Problems and damage</source>
   <translation>问题与损毁现状图</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Works planned</source>
   <translation>工程布置图</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Works done</source>
   <translation>工程完成情况图</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>Images before and after</source>
   <translation>修复前后影像对比图</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>The sheet of land classes needs the land survey: give SURVEY.</source>
   <translation>土地利用现状图需要地类图斑：请提供 SURVEY。</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>The sheet of the zone check needs zone layers: give ZONES.</source>
   <translation>管控区核查图需要管控图层：请提供 ZONES。</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>The sheet of land classes after shows units restored or planned with their land class, and there are none of this year. Enter 'land_class' of the units, or choose another sheet.</source>
   <translation>土地利用图（修复后）绘制已修复和计划单元及其地类，本年度没有这样的单元。请填写单元的 land_class，或选择其他图件。</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>The sheet of problems and damage shows damaged units, and there are none of this year.</source>
   <translation>问题与损毁现状图绘制现状损毁单元，本年度没有。</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>The sheet of works planned shows planned units, and there are none of this year.</source>
   <translation>工程布置图绘制计划单元，本年度没有。</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>The sheet of works done shows restored units, and there are none of this year.</source>
   <translation>工程完成情况图绘制已修复单元，本年度没有。</translation>
  </message>
  <message>
   <location filename="../gis/sheet_preview.py" />
   <source>The sheet of images needs both images, with ground of the mine: IMAGE_BEFORE and IMAGE_AFTER.</source>
   <translation>影像对比图需要两期覆盖矿山范围的影像：IMAGE_BEFORE 和 IMAGE_AFTER。</translation>
  </message>
  <message>
   <location filename="../gis/styles.py" />
   <source>other</source>
   <translation>其他</translation>
  </message>
  <message>
   <location filename="../gis/survey/file_reading.py" />
   <source>'{file}' could not be read to its end: {reason}. Nothing was made of the part that was read. Is the file whole? Copy it again from where it came from.</source>
   <translation>“{file}”未能读完：{reason}。已读部分未予采用，不出成果。文件是否完整？请从来源处重新复制。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>Layer '{layer}' is a survey of the 2009 edition (二调): its classes have other codes. Use the layer of the third survey (三调) or of a later annual change survey.</source>
   <translation>图层“{layer}”是二调成果：其地类编码不同。请使用三调或以后年度国土变更调查的图层。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>Layer '{layer}' has no field DLBM (地类编码), so it cannot say which land class a polygon has. Its fields are: {fields}. Choose another layer, or name the field with the class in CLASS_FIELD.</source>
   <translation>图层“{layer}”没有 DLBM（地类编码）字段，不能确定图斑地类。现有字段：{fields}。请选择其他图层，或在 CLASS_FIELD 中指定地类字段。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>Field {field} of layer '{layer}' holds numbers, so 0301 has become 301. Land classes are text: take the survey as it was delivered.</source>
   <translation>图层“{layer}”的字段 {field} 为数值，0301 变成了 301。地类应为文本：请使用原始调查成果。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>The classes in layer '{layer}' ({codes} ...) have three digits, as in the 2009 edition (二调). Use the layer of the third survey (三调) or of a later annual change survey.</source>
   <translation>图层“{layer}”的地类（{codes} 等）为三位，属二调分类。请使用三调或以后年度国土变更调查的图层。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>Layer '{layer}' holds no polygons ({kind}). Choose the survey's polygon layer (DLTB).</source>
   <translation>图层“{layer}”不是面图层（{kind}）。请选择地类图斑（DLTB）面图层。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>Layer '{layer}' is empty: it has no polygon, or a filter or selection leaves none.</source>
   <translation>图层“{layer}”为空：没有图斑，或过滤、选择后没有剩余。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>Layer '{layer}' is in {crs}, the units are in CGCS2000. QGIS would put one over the other without moving anything, tens of metres off. Use the survey in CGCS2000 (EPSG:4490 or a Gauss-Krüger plane); if the layer is CGCS2000 and only its label is wrong, set its CRS.</source>
   <translation>图层“{layer}”的坐标系为 {crs}，单元为 CGCS2000。QGIS 会不作转换直接叠加，相差数十米。请使用 CGCS2000 的调查数据（EPSG:4490 或高斯－克吕格投影）；若图层确为 CGCS2000 而只是坐标系标错，请改正其坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/survey/refusals.py" />
   <source>Layer '{layer}' has no field {field}, which was named as the field with the land class. Its fields are: {fields}. Name one of these, or none where the field is called DLBM.</source>
   <translation>图层“{layer}”没有所指定的地类字段 {field}。现有字段：{fields}。请改选其中之一；字段名为 DLBM 时无需指定。</translation>
  </message>
  <message>
   <location filename="../gis/tables.py" />
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Error</source>
   <translation>错误</translation>
  </message>
  <message>
   <location filename="../gis/tables.py" />
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Warning</source>
   <translation>警告</translation>
  </message>
  <message>
   <location filename="../gis/tables.py" />
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Note</source>
   <translation>提示</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>the boundary crosses or touches itself</source>
   <translation>边界自相交或自接触</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a ring touches itself</source>
   <translation>圈自接触</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a hole lies outside its outer ring</source>
   <translation>孔洞在外圈之外</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a hole lies inside another hole</source>
   <translation>孔洞套孔洞</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a part lies inside another part</source>
   <translation>部分位于另一部分之内</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a ring is there twice</source>
   <translation>圈重复</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>holes cut the ground into pieces</source>
   <translation>孔洞将图斑内部割裂</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a ring has too few different corners</source>
   <translation>圈的不同拐点数不足</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a corner is repeated</source>
   <translation>拐点重复</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a ring is not closed</source>
   <translation>圈未闭合</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>a coordinate is not a number</source>
   <translation>坐标不是数字</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>the geometry is not valid</source>
   <translation>图形无效</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>it cannot be read</source>
   <translation>无法读取</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>it has no coordinate reference system</source>
   <translation>没有坐标系</translation>
  </message>
  <message>
   <location filename="../gis/terms.py" />
   <source>it is in another datum</source>
   <translation>基准不同</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>The heights of '{name}' cannot be read. Check that the file is there and whole, or choose another.</source>
   <translation>无法读取“{name}”的高程。请检查文件是否存在、完整，或另选文件。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' cannot be brought into the plane of the units. Check its CRS, or choose a terrain model of the place.</source>
   <translation>“{name}”无法转换到单元的投影带。请检查其坐标系，或选择当地的地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>The heights of '{name}' are in '{unit}'. Bring them to metres (Raster Calculator) and set the unit of the band, or choose another terrain model.</source>
   <translation>“{name}”的高程单位为“{unit}”。请换算为米（栅格计算器）并设置波段单位，或选择其他地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' cannot be read as a file of heights. Save the terrain model as a GeoTIFF (Export ▸ Save As) and choose that.</source>
   <translation>“{name}”不能作为高程文件读取。请将地形数据另存为 GeoTIFF（导出 ▸ 另存为），再选择该文件。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' has no place on the ground. Georeference the terrain model, or choose another.</source>
   <translation>“{name}”没有地理位置。请对地形数据作地理配准，或选择其他地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' is no terrain model: it has colours or {count} bands, not one band of heights. Choose a raster of heights.</source>
   <translation>“{name}”不是地形数据：为彩色影像或有 {count} 个波段，而不是单波段高程。请选择高程栅格。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' has no CRS. Set that of its source (Layer ▸ Set CRS), or choose another terrain model.</source>
   <translation>“{name}”没有坐标系。请按数据来源设置（图层 ▸ 设置图层坐标系），或选择其他地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' is in {crs}, another datum than the units (CGCS2000): its hills would stand tens of metres away. Choose a terrain model in CGCS2000 or WGS 84.</source>
   <translation>“{name}”的坐标系为 {crs}，与单元（CGCS2000）基准不同：山体位置会偏离数十米。请选择 CGCS2000 或 WGS 84 的地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' is in {crs} (WGS 84). It differs from CGCS2000 by less than a metre, far less than a cell of a terrain model. Set 'Take a terrain model in WGS 84 as CGCS2000' to use it as it is; the results say so.</source>
   <translation>“{name}”的坐标系为 {crs}（WGS 84），与 CGCS2000 相差不到 1 m，远小于地形数据的一个格网。要直接使用，请勾选“将 WGS 84 地形数据视为 CGCS2000”；成果中会注明。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/dem.py" />
   <source>'{name}' has {count} million cells on the ground that is asked for ({cell} m each), too many. Give a smaller area of interest or distance, or a terrain model with larger cells.</source>
   <translation>“{name}”在所问范围内有 {count} 百万个格网（格网 {cell} m），过多。请缩小关注范围或视距，或使用格网较大的地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/range.py" />
   <source>Layer '{layer}' is in {crs}. Lines have to be in CGCS2000, in degrees or any Gauss-Krüger plane: have other datums transformed with official parameters first, or choose another layer.</source>
   <translation>图层“{layer}”的坐标系为 {crs}。观察线须为 CGCS2000 经纬度或任意高斯－克吕格分带：其他基准请先用官方参数转换，或选择其他图层。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/range.py" />
   <source>Layer '{layer}' lies in no zone of China. Check its CRS, or choose another layer.</source>
   <translation>图层“{layer}”不在我国任何投影带内。请检查其坐标系，或选择其他图层。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/range.py" />
   <source>Layer '{layer}' has no line, polygon or point to look from: it is empty, or a filter or selection leaves none. Choose another layer, or clear the filter or selection.</source>
   <translation>图层“{layer}”没有可布设观察点的线、面或点：图层为空，或过滤、选择后没有剩余。请选择其他图层，或取消过滤、选择。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/range.py" />
   <source>None of the {count} observers stands on ground of which '{name}' has a height. Choose a terrain model of the place, or other lines.</source>
   <translation>{count} 个观察点所在处在“{name}”中均没有高程。请选择当地的地形数据，或更换观察线。</translation>
  </message>
  <message>
   <location filename="../gis/terrain/viewshed.py" />
   <source>Lines of sight over {columns} x {rows} cells do not fit into memory. Give a smaller distance, or a terrain model with larger cells.</source>
   <translation>{columns} × {rows} 个格网的通视分析超出内存。请缩小视距，或使用格网较大的地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Unchecked</source>
   <translation>未核查</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/findings_tree.py" />
   <source>In a zone</source>
   <translation>涉及管控区</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>dismissed</source>
   <translation>已排除</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>confirmed</source>
   <translation>已确认</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>to be marked again</source>
   <translation>须重新确认</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>The last unit check saw this unit as it is and has no finding about it.</source>
   <translation>最近一次单元检查已核查现状的该单元，未发现问题。</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>The last unit check has no finding about this unit. Where the unit is newer than that check, or was left out of it, it is not checked: run it again.</source>
   <translation>最近一次单元检查中没有该单元的检查结果。单元如在该次检查之后才有，或未参加检查，则尚未核查：请重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <location filename="../ui/steps.py" />
   <source>Unit check</source>
   <translation>单元检查</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>Not checked, or without results in this project: {steps}.</source>
   <translation>未核查，或本工程中没有成果：{steps}。</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>{count} more: see the panel of findings.</source>
   <translation>另有 {count} 条：见“检查结果与结论”面板。</translation>
  </message>
  <message>
   <location filename="../gis/unit_findings.py" />
   <source>Not affected under {count} rules.</source>
   <translation>有 {count} 条规则不涉及。</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Filled in, but not of this section</source>
   <translation>已填写但不属于本部分的内容</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>The plugin Mine Restoration shows here what its checks found about this unit.</source>
   <translation>安装“矿区生态修复”插件后，此处显示对该单元的检查结果。</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <location filename="../processing/previewsheet.py" />
   <location filename="../ui/findings_filters.py" />
   <location filename="../ui/findings_table.py" />
   <location filename="../ui/findings_text.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Unit</source>
   <translation>单元</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <location filename="../processing/base.py" />
   <location filename="../ui/dock.py" />
   <location filename="../ui/step_row.py" />
   <source>Findings</source>
   <translation>检查结果</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Findings of this unit</source>
   <translation>本单元的检查结果</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Usual words</source>
   <translation>常用词</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Restoration</source>
   <translation>修复情况</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Temporary land</source>
   <translation>临时用地</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Approval of the temporary land</source>
   <translation>临时用地审批</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Acceptance, and last year's plan</source>
   <translation>验收与上年度计划</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <location filename="../ui/steps.py" />
   <source>Plan and result</source>
   <translation>计划与实施对照</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>What and where</source>
   <translation>名称与位置</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Remarks</source>
   <translation>备注</translation>
  </message>
  <message>
   <location filename="../gis/unit_form.py" />
   <source>Computed by the plugin</source>
   <translation>由程序计算</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The layer was not given: get it, add it and check again.</source>
   <translation>没有提供该图层：请取得并添加后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The layer holds nothing that can be used: get the data of the place and check again.</source>
   <translation>图层中没有可用的内容：请取得当地数据后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The layer cannot be read: mend or replace it and check again.</source>
   <translation>图层无法读取：请修复或更换后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The layer has no coordinate reference system: set it and check again.</source>
   <translation>图层没有坐标系：请设置后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The layer is not in CGCS2000: have it transformed with official parameters.</source>
   <translation>图层不是 CGCS2000：请用正式参数转换。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The layer has another type of geometry than the rule asks for: give the right layer.</source>
   <translation>图层的图形类型与规则要求不符：请提供正确的图层。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>Coordinates of the layer do not fit its CRS: set the right one, or mend its features.</source>
   <translation>图层坐标与其坐标系不符：请设置正确的坐标系，或修改要素。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>A zone nearby is invalid, so its ground is not certain: mend the zone and check again.</source>
   <translation>附近的管控范围图形无效，范围不能确定：请修复后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The unit lies (partly) outside what the layer covers: get a layer that covers it.</source>
   <translation>单元（部分）在图层覆盖范围之外：请取得覆盖该处的图层。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>Part of the unit lies outside what the layer covers and is not checked.</source>
   <translation>单元有一部分在图层覆盖范围之外，该部分未核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>Within the distance of the rule there is ground that the layer does not cover: get a layer that does.</source>
   <translation>规则距离之内有图层没有覆盖的范围：请取得覆盖该处的图层。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The unit's geometry is invalid: mend it and check again.</source>
   <translation>单元图形无效：请修复后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The rule is not in force on the day of the check.</source>
   <translation>核查之日该规则不在有效期内。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>No terrain model was given: the distance stands for what is visible.</source>
   <translation>没有提供地形数据：以距离代替可视范围。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The terrain model does not tell whether the ground is visible: give one that does.</source>
   <translation>地形数据不能判定是否可视：请提供能够判定的地形数据。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>For part of the unit the terrain model does not tell whether it is visible.</source>
   <translation>单元有一部分不能由地形数据判定是否可视。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>Only slivers, maybe errors of drawing: somebody has to decide.</source>
   <translation>仅有碎图斑，可能是绘图误差：须由人认定。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The zone does not state its kind: the stricter outcome is given.</source>
   <translation>管控范围未注明类别：按较严的结论。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The last check does not have this unit or rule; the row is kept for its mark.</source>
   <translation>最近一次核查不含该单元或规则；因有复核标记而保留该行。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>Not affected.</source>
   <translation>不涉及。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>Not checked. {reasons}</source>
   <translation>未核查。{reasons}</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <location filename="../ui/options_page.py" />
   <source>{name}: {text}</source>
   <translation>{name}：{text}</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>Zones: {names}.</source>
   <translation>管控范围：{names}。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>{sentence}.</source>
   <translation>{sentence}。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>The table does not say why: check again.</source>
   <translation>表中未写明原因：请重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/verdict_words.py" />
   <source>{text}, {more}</source>
   <translation>{text}，{more}</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Files and hashes</source>
   <translation>文件与校验码</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Items of the plan</source>
   <translation>资料清单的项目</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Printed list</source>
   <translation>资料清单（打印件）</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/carryplan.py" />
   <location filename="../processing/checkunits.py" />
   <location filename="../processing/checkzones.py" />
   <location filename="../processing/compareyears.py" />
   <location filename="../processing/digitiseunits.py" />
   <location filename="../processing/exportcorners.py" />
   <location filename="../processing/landclass_inputs.py" />
   <location filename="../processing/readannualtable.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Units</source>
   <translation>修复单元</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <location filename="../processing/digitiseunits.py" />
   <location filename="../processing/exportcorners.py" />
   <source>Corners</source>
   <translation>拐点</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Areas</source>
   <translation>面积</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Sums</source>
   <translation>合计</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Texts</source>
   <translation>名称、年度等文字</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Land classes within the package</source>
   <translation>地类面积（图件包内部）</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Land classes on your survey</source>
   <translation>地类面积（核验图层）</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Zone report within the package</source>
   <translation>管控区核查（图件包内部）</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Verdicts on your zones</source>
   <translation>管控区核查（核验图层）</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the year</source>
   <translation>年度</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the unit's name</source>
   <translation>单元名称</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the section</source>
   <translation>所属部分</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the title</source>
   <translation>标题</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the mine's name</source>
   <translation>矿山名称</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the holder</source>
   <translation>采矿人名称</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the licence number</source>
   <translation>采矿权证证号</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the CRS</source>
   <translation>坐标系</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the edition of the plan</source>
   <translation>清单版本</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the next corner</source>
   <translation>下一点号</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the zone number</source>
   <translation>带号</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the width of the zone</source>
   <translation>分带</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the name of the class</source>
   <translation>地类名称</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the group of the class</source>
   <translation>三大类</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the count of units</source>
   <translation>单元数</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>the count of verdicts</source>
   <translation>结论数</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Not checked</source>
   <translation>未核对</translation>
  </message>
  <message>
   <location filename="../gis/verify.py" />
   <source>Differs</source>
   <translation>不符</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Maps, tables, coordinate files and a manifest for the acceptance, as a folder and a zip.</source>
   <translation>验收用的图、表、坐标文件和清单，输出为文件夹和压缩包。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Paper</source>
   <translation>图幅</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Maps as pictures, too (PNG)</source>
   <translation>同时输出图片（PNG）</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Templates of your own</source>
   <translation>自备模板</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Plan of the package</source>
   <translation>图件包方案</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>What the package holds, under which names, as your county wants it (JSON). Without one the plan that comes with the plugin is used.</source>
   <translation>图件包有哪些文件、叫什么名称，按当地要求编写（JSON）。不提供则采用插件自带的方案。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>What the records behind the package leave open, and what is missing in the package.</source>
   <translation>图件包所依据数据中的未定事项，以及图件包中尚缺的资料。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane; those of the chosen year go into the package.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影的修复单元；所选年度的单元列入图件包。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/annualtable.py" />
   <source>Table with one row a year: holder, licence, contact and the four amounts in 10,000 CNY (万元).</source>
   <translation>每年一行的表：采矿人、证号、联系方式和四项金额（万元）。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>The year of the units and of the mine's row; it stands in the names of folder and files.</source>
   <translation>单元和矿山基本情况的年度；写入文件夹名和文件名。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Needed for the land-class map and its areas; without it they are listed as missing.</source>
   <translation>地类图及其面积所需；不提供则列为尚缺。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Needed for the zone map and the zone report; without them they are listed as missing.</source>
   <translation>管控区核查图和管控区核查表所需；不提供则列为尚缺。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>The licence boundary, drawn on all maps.</source>
   <translation>采矿权范围，绘于各图。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/checkzones.py" />
   <source>A rule profile of your own (JSON). Without one the national profile that comes with the plugin is used.</source>
   <translation>您自己的规则文件（JSON）。不提供则采用插件自带的全国规则。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Polygons of the area for which the zone layers were delivered; units outside are not checked.</source>
   <translation>管控图层资料提供范围的面图层；范围之外的单元不予核查。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>VERDICTS of a zone check with the marks of a reviewer: the zone report of the package prints them.</source>
   <translation>带复核标记的管控区核查 VERDICTS：图件包中的管控区核查表予以打印。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/landclass_inputs.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Needed only where the field is not called DLBM and has no alias 地类编码.</source>
   <translation>仅当字段名不是 DLBM 且别名不是“地类编码”时需要。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Made by (organisation)</source>
   <translation>编制单位</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>编制单位 of the title block. Empty: to be filled by hand.</source>
   <translation>图签中的编制单位。留空则待手工填写。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>制图 of the title block. Empty: to be signed by hand.</source>
   <translation>图签中的制图人。留空则待手工签名。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>审核 of the title block. Empty: to be signed by hand.</source>
   <translation>图签中的审核人。留空则待手工签名。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>项目负责 of the title block. Empty: to be signed by hand.</source>
   <translation>图签中的项目负责人。留空则待手工签名。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Date on the maps</source>
   <translation>图上日期</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>日期 of the title block and of the coordinate files, as it shall stand.</source>
   <translation>图签和坐标文件中的日期，照所填原样打印。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>密级 at the top right of each map. Empty: the slot stays empty.</source>
   <translation>各图右上角的密级。留空则该处空白。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>审图号 at the top left of each map. Empty: the slot stays empty in a red frame, and a finding tells.</source>
   <translation>各图左上角的审图号。不填则该处为空，以红框标出，并列入检查结果。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>高程基准 below each map, as it shall stand. Empty: 未提供 is printed.</source>
   <translation>图下的高程基准，照所填原样打印。不填则印“未提供”。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Image before</source>
   <translation>修复前影像</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Orthophoto before the restoration, in CGCS2000.</source>
   <translation>修复前的正射影像，CGCS2000 坐标系。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Image after</source>
   <translation>修复后影像</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Orthophoto after it; with both there is a sheet of them side by side.</source>
   <translation>修复后的正射影像；两期齐全时生成影像对比图。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Date of the image before</source>
   <translation>修复前影像日期</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>As it shall stand on the sheet.</source>
   <translation>照所填原样印在图上。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Date of the image after</source>
   <translation>修复后影像日期</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Of the maps. Each lies across or upright, whichever shows its ground larger. Templates of your own keep their size.</source>
   <translation>图件的幅面。各图按范围自动取横幅或竖幅，以比例尺较大者为准。自备模板保持其自身幅面。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Each page of the maps as a picture of 150 dpi beside its PDF.</source>
   <translation>每页图件另存 150 dpi 图片，放在 PDF 旁。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>The package becomes a folder in this one, named after mine and year; the result is that folder.</source>
   <translation>图件包是此文件夹下的一个文件夹，以矿山名称和年度命名；输出结果即该文件夹。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>The same package as an archive. Left empty, it lies beside the package folder.</source>
   <translation>同一图件包的压缩文件。留空则放在图件包文件夹旁边。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>acceptance,package,maps,layout,PDF,corners,land class,zones,manifest,zip,submission</source>
   <translation>验收,图件包,地图,布局,PDF,拐点,地类,管控区,清单,压缩包,报送</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Files in the package</source>
   <translation>图件包文件数</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Items missing in the package</source>
   <translation>图件包尚缺项数</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/carryplan.py" />
   <location filename="../processing/compareyears.py" />
   <location filename="../processing/readannualtable.py" />
   <source>Year of the plan</source>
   <translation>计划年度</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/landclass_inputs.py" />
   <source>Land survey (DLTB)</source>
   <translation>地类图斑（DLTB）</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/checkzones.py" />
   <source>Zone layers</source>
   <translation>管控图层</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/checkunits.py" />
   <location filename="../ui/sample.py" />
   <source>Mining right</source>
   <translation>采矿权范围</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/checkunits.py" />
   <location filename="../processing/checkzones.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Rule file</source>
   <translation>规则文件</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/checkzones.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Area that the layers cover</source>
   <translation>图层覆盖范围</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/createproject.py" />
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Zip</source>
   <translation>压缩包</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>{files} files in {folder}, {missing} items missing.</source>
   <translation>{folder} 中有 {files} 个文件，尚缺 {missing} 项。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>LAYOUTS: the folder {folder} has no template that would be used. Choose another folder, or name your templates (.qpt) after their sheets: {names}.</source>
   <translation>LAYOUTS：文件夹 {folder} 中没有可用的模板。请另选文件夹，或按图名为模板（.qpt）命名：{names}。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>The zip {file} would lie inside the package folder itself. Choose another place for ZIP.</source>
   <translation>压缩包 {file} 会位于图件包文件夹之内。请为 ZIP 选择其他位置。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>The folder for the package under '{folder}' holds files that are no package of this program. They would be lost: move them away, or choose another folder.</source>
   <translation>“{folder}”下用于图件包的文件夹中有非本程序生成的文件，会因此丢失：请先移走，或选择其他文件夹。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>{parameter} cannot be read as a raster. Choose an image that QGIS opens.</source>
   <translation>{parameter} 不能作为栅格读取。请选择 QGIS 能打开的影像。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Writes the annual plan of mine restoration: its text and the official situation table as workbook, PDF, Word document and data, from one record that is checked before.</source>
   <translation>编写矿区生态修复年度计划：文字和《年度矿区生态修复情况表》，输出工作簿、PDF、Word 和数据文件，均由同一份数据写出，输出前逐项检查。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>the text of the plan</source>
   <translation>年度计划文字</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>coordinate sheets</source>
   <translation>坐标附表</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>sums</source>
   <translation>面积汇总</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}' is no xlsx workbook, or it cannot be read. Choose another file.</source>
   <translation>模板“{file}”不是 xlsx 工作簿，或无法读取。请选择其他文件。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}' lacks the named cells {names}. Give each of these names to the cell that is to be filled; the bundled template resources/forms/annual_table.xlsx shows how.</source>
   <translation>模板“{file}”缺少命名单元格 {names}。请将这些名称定义到要填写的单元格；可参照自带模板 resources/forms/annual_table.xlsx。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}': the name {names} does not mean exactly one cell. Correct it in the workbook's names.</source>
   <translation>模板“{file}”：名称 {names} 所指不是唯一一个单元格。请改正工作簿中的名称。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}': these named cells have to be on one sheet: {names}. Correct the names.</source>
   <translation>模板“{file}”：以下命名单元格须在同一工作表上：{names}。请改正名称。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}': {names} is no cell. Write sheet and cell under 'cells', as Sheet1!C3.</source>
   <translation>模板“{file}”：{names} 不是单元格。请在 cells 中写工作表和单元格，如 Sheet1!C3。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}' has no such sheet: {names}. Correct the name of the sheet under 'cells'.</source>
   <translation>模板“{file}”中没有这样的工作表：{names}。请改正 cells 中的工作表名称。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}': the cells {names} are one and the same, so one value would replace the other. Give each a cell of its own; cells that are merged are one.</source>
   <translation>模板“{file}”：{names} 是同一个单元格，一个值会覆盖另一个。请各用单独的单元格；合并单元格算作一个。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}': the cells {names} need a sheet of their own, without those of other parts of the plan. Move them.</source>
   <translation>模板“{file}”：单元格 {names} 须单独占一张工作表，其中不得有计划其他部分的单元格。请移开。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}': the cells {names} have to stand in rows of their own. Move them.</source>
   <translation>模板“{file}”：单元格 {names} 须各占单独的行。请移开。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template '{file}': the named cells {names} have to stand in one row, below the row of the block before. Correct the names.</source>
   <translation>模板“{file}”：命名单元格 {names} 须在同一行，且位于上一部分所在行之下。请改正名称。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Day of handing in</source>
   <translation>报送日期</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Own words of the mine's row</source>
   <translation>自写文字的位置</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template</source>
   <translation>模板</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Most corners in a row of the form</source>
   <translation>表内最多拐点数</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>What is missing in the plan, does not agree, or has to be looked at, unit by unit, and the deadlines.</source>
   <translation>年度计划中缺少、不一致或须核对的内容，逐单元列出，以及各项期限。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane; those of the chosen year go into the form.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影的修复单元；所选年度的单元填入表中。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/compareyears.py" />
   <source>The SUMMARY table of 'Attach land classes': classes of restored units that have none stated.</source>
   <translation>“套合地类”的 SUMMARY 表：未填地类的已修复单元由此取得地类。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The year in the form's title; 'last year' in the form is the year before.</source>
   <translation>表名中的年度；表中“上年度”为其前一年。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The plan is due by 31 March; with this day it is checked whether it is in time. Empty: not checked.</source>
   <translation>年度计划应于 3 月 31 日前报送；填写后检查是否逾期，不填则不检查。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Writes the files even with errors: 草稿 stands on every page, and the last page lists what is open.</source>
   <translation>有错误时也输出文件：每页标“草稿”，最后一页列出尚未处理的问题。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Behind the drafted sentences</source>
   <translation>接在草拟语句之后</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>In place of the drafted sentences</source>
   <translation>代替草拟语句</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The fields past_text, reason_text, state_text, plan_text and fund_text; their amounts are checked.</source>
   <translation>取自字段 past_text、reason_text、state_text、plan_text 和 fund_text；其中的数字与数据核对。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Workbook or form file (*.xlsx *.json)</source>
   <translation>工作簿或表式文件 (*.xlsx *.json)</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>A unit with more corners gets a numbered coordinate sheet that its row points to.</source>
   <translation>拐点超过此数的单元另列编号的坐标附表，表内注明见附表。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>A file of working days of your own, for years that the bundled one does not have yet.</source>
   <translation>您自己的工作日文件，用于自带文件尚未列入的年份。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The whole plan as Excel workbook, with coordinate sheets and sums.</source>
   <translation>年度计划全文的 Excel 工作簿，含坐标附表和面积汇总。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The same plan as PDF, ready to print and sign.</source>
   <translation>同一计划的 PDF，可直接打印签章。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Word document</source>
   <translation>Word 文档</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Word document (*.docx)</source>
   <translation>Word 文档 (*.docx)</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The same plan to be edited in Word.</source>
   <translation>同一计划，供在 Word 中修改。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Data (JSON)</source>
   <translation>数据（JSON）</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>JSON file (*.json)</source>
   <translation>JSON 文件 (*.json)</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The same record for other programs.</source>
   <translation>同一份数据，供其他程序使用。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Table (CSV)</source>
   <translation>表（CSV）</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <location filename="../ui/findings_export.py" />
   <source>CSV file (*.csv)</source>
   <translation>CSV 文件 (*.csv)</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The rows of the form, one a unit and class.</source>
   <translation>情况表各行，一个单元一个地类一行。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>annual table,annual plan,form,report,xlsx,pdf,docx,word,json,csv,draft,deadline,units,land class,corners,submission</source>
   <translation>年度情况表,年度计划,表格,报表,xlsx,pdf,docx,word,json,csv,草稿,期限,单元,地类,拐点,报送</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Units in the form</source>
   <translation>表内单元数</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Rows in the form</source>
   <translation>表内行数</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Coordinate sheets</source>
   <translation>坐标附表数</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/compareyears.py" />
   <source>Restored last year (hm²)</source>
   <translation>上年度修复（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Damaged today (hm²)</source>
   <translation>现状损毁（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Planned this year (hm²)</source>
   <translation>本年度计划（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Days after the last day for the plan</source>
   <translation>报送逾期天数</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>State of the form</source>
   <translation>情况表状态</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Last day to hand in the plan</source>
   <translation>年度计划报送期限</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Last day of the acceptance</source>
   <translation>验收期限</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The last day of the acceptance is provisional</source>
   <translation>验收期限为暂定</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>{units} units in {rows} rows: restored {restored}, damaged {damaged}, planned {planned} hm².</source>
   <translation>{units} 个单元，{rows} 行：上年度修复 {restored}，现状损毁 {damaged}，本年度计划 {planned} hm²。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The files are a draft and say so on every page; the last page lists what is open.</source>
   <translation>所输出的文件为草稿，每页均有标注；最后一页列出尚未处理的问题。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/compareyears.py" />
   <source>Land classes of the units</source>
   <translation>单元地类汇总</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Write a draft</source>
   <translation>输出草稿</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/compareyears.py" />
   <source>Workbook</source>
   <translation>工作簿</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/compareyears.py" />
   <location filename="../ui/findings_export.py" />
   <source>Excel workbook (*.xlsx)</source>
   <translation>Excel 工作簿 (*.xlsx)</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/previewsheet.py" />
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>PDF file (*.pdf)</source>
   <translation>PDF 文件 (*.pdf)</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The template has no cells for {what}; a sheet as in the bundled template was added.</source>
   <translation>模板中没有“{what}”的单元格，已按自带模板的样式另加工作表。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The final form was not written: {count} errors are open, they stand above and in FINDINGS. Settle them and run again, or set DRAFT for a draft that lists them. Files of an earlier run are unchanged.</source>
   <translation>未写正式表：有 {count} 个错误尚未处理，见上文和 FINDINGS。请处理后重新运行，或勾选 DRAFT 输出列有这些问题的草稿。以前的文件保持不变。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Form '{file}': {names} under 'cells' are no cells of the form. Take these names: {known}.</source>
   <translation>表式“{file}”：cells 中的 {names} 不是表式的单元格名称。可用的名称：{known}。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>{output} and {parameter} are the same file, '{file}'. Choose another file for {output}.</source>
   <translation>{output} 与 {parameter} 是同一文件“{file}”。请为 {output} 另选文件。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Which land classes of the survey lie in each unit, with official areas that sum exactly to the unit, and what restoration changes.</source>
   <translation>单元内各地类及其椭球面积，各地类之和与单元面积严格相等；以及修复前后的地类变化。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>What the survey leaves open under the units: gaps, overlaps, invalid polygons, values that disagree.</source>
   <translation>单元内调查数据的问题：缝隙、重叠、无效图斑、数值不符。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>land survey,DLTB,land class,DLBM,overlay,area,ellipsoid,units,land use change,xlsx</source>
   <translation>国土调查,DLTB,地类,DLBM,套合,叠加,面积,椭球面积,单元,土地利用变化,xlsx</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Units with classes</source>
   <translation>有地类成果的单元数</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Classes</source>
   <translation>地类数</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Total area (hm²)</source>
   <translation>总面积（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>AFTER_SURVEY is not used: neither CHANGES nor WORKBOOK is asked for.</source>
   <translation>未使用后期地类图斑（AFTER_SURVEY）：没有要求输出 CHANGES 或 WORKBOOK。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>{units} units, {classes} classes, {total} hm².</source>
   <translation>{units} 个单元，{classes} 个地类，{total} hm²。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Layer '{layer}' has no units: it is empty, or a filter or selection leaves none. Choose another layer, or clear the filter or selection.</source>
   <translation>图层“{layer}”没有单元：图层为空，或过滤、选择后没有剩余。请选择其他图层，或取消过滤、选择。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Layer '{layer}' is in {crs}, so it cannot be used as {parameter}: it needs CGCS2000. Choose another layer, or leave {parameter} empty.</source>
   <translation>图层“{layer}”的坐标系为 {crs}，不能用作 {parameter}：须为 CGCS2000。请选择其他图层，或将 {parameter} 留空。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{problem}: '{value}'. Check that it is there and of the kind that is asked for, or choose another.</source>
   <translation>{problem}：“{value}”。请检查其是否存在、类型是否符合要求，或另行选择。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Errors</source>
   <translation>错误数</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Warnings</source>
   <translation>警告数</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{one} and {other} would be written to the same place, and the later would replace the earlier: '{place}'. Give each a file of its own, or a table of its own in a GeoPackage.</source>
   <translation>{one} 与 {other} 会写到同一位置，后者将覆盖前者：“{place}”。请分别指定文件，或 GeoPackage 中各自的表。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <location filename="../ui/outcome.py" />
   <source>Findings: {step}</source>
   <translation>检查结果：{step}</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Layer '{layer}' is in {crs}. Units need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554): export the layer to the plane of your project, or digitise the units again.</source>
   <translation>图层“{layer}”的坐标系为 {crs}。单元须为 CGCS2000 高斯－克吕格投影（EPSG:4491 至 4554）：请将图层导出到项目的投影带，或重新成图。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Layer '{layer}' ({crs}) cannot be used as {parameter}: it needs valid polygons in CGCS2000, every one of them. Mend it, choose another layer, or leave {parameter} empty.</source>
   <translation>图层“{layer}”（{crs}）不能用作 {parameter}：须全部为 CGCS2000 的有效面。请修正、选择其他图层，或将 {parameter} 留空。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>A result could not be written: {reason}. Check that there is space on the disk and that no other program has the file open, or choose another place for it.</source>
   <translation>成果无法写入：{reason}。请检查磁盘空间，以及文件是否已在其他程序中打开，或选择其他位置。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>the provider gives no reason</source>
   <translation>数据源未说明原因</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>unit {unit}</source>
   <translation>单元 {unit}</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>Makes this year's restored units from last year's planned ones, with new numbers and the link to the plan.</source>
   <translation>由上年度的计划单元生成“上年度修复情况”单元，另编编号，并保留与计划的对应关系。</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>What was carried over and has to be corrected, and planned units that were not, with the reason.</source>
   <translation>已转入而须改正的内容，以及未转入的计划单元及其原因。</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>Carried over</source>
   <translation>转入的单元</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>Restoration units with last year's plan, in a CGCS2000 Gauss-Krüger plane. The layer is not changed.</source>
   <translation>含上年度计划的修复单元，2000国家大地坐标系高斯－克吕格投影。不修改该图层。</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>The year of the new annual plan: planned units of the year before become its restored units.</source>
   <translation>新编制的年度计划的年度：其上一年度的计划单元转为“上年度修复情况”单元。</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>A text with {plan}, the number in the plan, in it, and perhaps {year}; numbers are unique over all years.</source>
   <translation>须含 {plan}（计划单元编号）的文字，也可含 {year}；单元编号在各年度之间不得重复。</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>The new units; copy them into the project's unit layer, or use the menu, which adds them in one step.</source>
   <translation>新单元；请复制到项目的修复单元图层，或用菜单命令一步加入。</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>annual plan,last year,carry over,units,planned,restored,link</source>
   <translation>年度计划,上年度,转入,单元,计划,修复,对应</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>Units carried over</source>
   <translation>转入的单元</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>Planned units not carried over</source>
   <translation>未转入的计划单元数</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>Numbers of the new units</source>
   <translation>新单元编号</translation>
  </message>
  <message>
   <location filename="../processing/carryplan.py" />
   <source>{parameter} is '{text}'. Write a text with {{plan}} in it, which stands for the number of the planned unit; {{year}} may be in it, too, and no other braces.</source>
   <translation>{parameter} 为“{text}”。请填写含 {{plan}}（计划单元编号）的文字，也可含 {{year}}，不得有其他大括号。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Finds what is wrong with the units: geometry, numbers, fields, areas, overlaps and gaps, ground restored twice, ground outside the mining right or on farmland, terms of temporary land.</source>
   <translation>检查单元的问题：图形、编号、字段、面积、重叠和空隙、重复修复、超出采矿权范围、占用永久基本农田、临时用地期限。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>One point for each finding, with unit, severity and figures.</source>
   <translation>每条检查结果一个点，含单元、严重程度和数值。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <location filename="../processing/checkzones.py" />
   <source>The restoration units, in a CGCS2000 Gauss-Krüger plane.</source>
   <translation>修复单元，2000国家大地坐标系高斯－克吕格投影。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>The boundary of the licence. Without it nobody checks whether units lie inside.</source>
   <translation>采矿权范围。不提供则不核查单元是否在其内。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Units of earlier years, accepted ones above all: ground that was restored before is found.</source>
   <translation>以前年度的单元，主要是已验收的：用于查出重复修复。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>永久基本农田: ground on it has to become cultivated land. Without it nobody checks that.</source>
   <translation>永久基本农田：其上的单元须修复为耕地。不提供则不核查。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Polygons of the area for which the farmland was delivered, a county for instance. Units outside are not checked. Without it the layer covers the extent of its own features.</source>
   <translation>永久基本农田资料提供范围的面图层，如县界。范围之外的单元不予核查。不给时以图层自身要素的外接范围为准。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>How far a boundary may be off. Empty: as the rules say, a default that no source fixes; change it to what your authority accepts.</source>
   <translation>界线允许的偏差。不填则按规则文件；该默认值没有统一规定，请按主管部门认可的值修改。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Strips between two units up to this width are reported as gaps. Empty: as the rules say, a default that no source fixes.</source>
   <translation>两单元之间不超过此宽度的条带作为空隙报告。不填则按规则文件；该默认值没有统一规定。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Rules of your own (JSON), a copy of resources/rules/unit_checks.json with changes: required fields, classes, terms of temporary land, tolerance and gap.</source>
   <translation>您自己的规则（JSON），由 resources/rules/unit_checks.json 复制修改：必填字段、地类、临时用地期限、容差和空隙。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>units,validity,overlap,gap,mining right,farmland,temporary land,duplicate,topology,quality</source>
   <translation>单元,有效性,重叠,空隙,采矿权,永久基本农田,临时用地,重复,拓扑,质量检查</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Notes</source>
   <translation>提示数</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Units of other years</source>
   <translation>其他年度的单元</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Permanent basic farmland</source>
   <translation>永久基本农田</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Area that the farmland covers</source>
   <translation>永久基本农田覆盖范围</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Tolerance of boundaries (m)</source>
   <translation>界线容差（m）</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Widest gap (m)</source>
   <translation>空隙最大宽度（m）</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Rules: {edition}</source>
   <translation>规则：{edition}</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>{units} units: {errors} errors, {warnings} warnings, {notes} notes.</source>
   <translation>{units} 个单元：错误 {errors}，警告 {warnings}，提示 {notes}。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>What red lines, farmland, reserves and 三区两线 mean for each unit: a verdict for each rule, with area, layer edition and basis, and what could not be checked.</source>
   <translation>各单元与生态保护红线、永久基本农田、自然保护地和三区两线的关系：每条规则一个结论，附面积、图层版本和依据，并列出未核查的内容。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>To be looked at: rules without a layer, unused layers, invalid zones, slivers, uncovered ground.</source>
   <translation>须核对的内容：缺图层的规则、未使用的图层、无效图斑、碎图斑、未覆盖部分。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>The protection and control layers. The rules know them by name (STBHHX, YJJBNTBHTB, CZKFBJ, ZRBHD, 公路, 河流, 居民点 and more): the name in the project, in the database, or of the file.</source>
   <translation>管控图层。规则按名称识别（STBHHX、YJJBNTBHTB、CZKFBJ、ZRBHD、公路、河流、居民点等）：工程中的图层名、数据库中的表名或文件名。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Polygons of the area for which the layers were delivered, a county for instance. Units outside are not checked. Without it a layer covers the extent of its own features.</source>
   <translation>资料提供范围的面图层，如县界。范围之外的单元不予核查。不给时以各图层自身要素的外接范围为准。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Printed in the report; rules that are not in force on this day are not checked. Without it no date is printed and all rules are taken to be in force; the clock is never asked.</source>
   <translation>印在报告上；在该日期无效的规则不核查。不填则不印日期，所有规则视为有效；不取系统日期。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>VERDICTS of an earlier check, in which a reviewer has marked verdicts as confirmed or dismissed. The marks are kept; where the verdict has changed since, the mark says so. Marks in the table that VERDICTS overwrites are kept anyway.</source>
   <translation>以前核查的 VERDICTS，复核人已在其中标记确认或排除。标记予以保留；此后结论有变化的，标记中注明。VERDICTS 所覆盖的表中的标记无论如何都保留。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>A map of each unit with what it hits and what lies near it. Many units make large reports.</source>
   <translation>每个单元一张小图，表示涉及的和邻近的管控区。单元多时报告会很大。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>The pieces: unit, rule, zone, outcome, official area. Pieces of a unit and rule never overlap.</source>
   <translation>各块：单元、规则、图斑、结论、椭球面积。同一单元、同一规则的各块互不重叠。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>One row for each unit and rule: outcome R0 to R6 or not_checked with its reason, area, share, editions.</source>
   <translation>每个单元、每条规则一行：结论 R0 至 R6，或 not_checked（未核查）及原因，附面积、占比、版本。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>The report as a workbook: matrix of units and rules, units, what was not checked, rules, layers.</source>
   <translation>Excel 报告：单元与规则汇总、各单元、未核查清单、规则、图层。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <location filename="../processing/verifypackage.py" />
   <source>The same report as PDF.</source>
   <translation>同一报告的 PDF。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>red line,farmland,nature reserve,urban boundary,water source,zones,overlay,screening</source>
   <translation>生态保护红线,永久基本农田,自然保护地,城镇开发边界,饮用水水源,管控区,叠加,核查</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Verdicts with a hit</source>
   <translation>涉及项数</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Verdicts not checked</source>
   <translation>未核查项数</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Date of the report</source>
   <translation>报告日期</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Small maps in the reports</source>
   <translation>报告附单元小图</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Hits</source>
   <translation>涉及范围</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Verdicts</source>
   <translation>核查结论</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Report (Excel)</source>
   <translation>报告（Excel）</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Report (PDF)</source>
   <translation>报告（PDF）</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>{units} units, {rules} rules: {hits} verdicts with a hit, {open} not checked.</source>
   <translation>{units} 个单元，{rules} 条规则：涉及 {hits} 项，未核查 {open} 项。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Layer '{layer}' shows the file that VERDICTS would overwrite and has edits that are not saved: marks among them would be lost. Save or discard the edits, then run again.</source>
   <translation>图层“{layer}”即 VERDICTS 将要覆盖的文件，且有未保存的编辑：其中的复核标记会丢失。请保存或放弃编辑，然后重新运行。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>The rule file '{file}' cannot be used. {place}: {problem}. Mend it, or leave RULES empty.</source>
   <translation>规则文件“{file}”不能使用。{place}：{problem}。请改正，或将 RULES 留空。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Last year's plan against what was done, unit by unit: as planned, differently, not done, done without a plan; new ground apart from ground restored before; money planned against spent.</source>
   <translation>将上年度计划与实施结果逐单元对照：按计划完成、与计划不一致、未实施、计划外实施；新增修复与以前已修复的范围分列；费用计划与实际对照。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Differences that nobody explains, what could not be compared, ground counted twice, missing amounts.</source>
   <translation>未说明原因的差异、未能比对的内容、重复计算的范围、缺少的金额。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Plan against result</source>
   <translation>计划与实施对照</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane: last year's 'planned' ones and this year's 'restored' ones; units restored in earlier years are ground that is not new.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影的修复单元：上年度的 planned 单元和本年度的 restored 单元；以前年度已修复单元的范围不计为新增。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Table with one row a year: what the row of last year plans against what the row of this year reports.</source>
   <translation>每年一行的表：以上年度一行的计划金额对照本年度一行的实际金额。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>The year of the new annual plan; results are its 'restored' units, the plan is that of the year before.</source>
   <translation>新编制的年度计划的年度；实施结果为该年度的 restored 单元，计划为上一年度的计划。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Belongs together from (%)</source>
   <translation>视为对应（%）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>A result without 'plan_id' belongs to a planned unit that shares so much of the smaller one's ground.</source>
   <translation>未填 plan_id 的实施单元，与计划单元的共同范围达到较小者面积的此比例，视为其实施结果。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>To be decided from (%)</source>
   <translation>待人工认定（%）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>From so much on, up to the figure above, nobody guesses: both units are told and stay unmatched.</source>
   <translation>达到此比例而不到上一比例的，程序不作猜测：逐一列出，不予对应。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Area may differ by (%)</source>
   <translation>面积允许差（%）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>A result whose area differs by more of the planned area was done differently. No source fixes it.</source>
   <translation>面积相差超过计划面积此比例的，视为面积不一致。没有统一规定。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Same place from (%)</source>
   <translation>位置一致（%）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Plan and result that share less of the smaller one's ground lie in other places. No source fixes it.</source>
   <translation>计划与实施结果的共同范围不到较小者面积此比例的，视为位置不一致。没有统一规定。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>One row a pair of planned and restored unit, or a unit without partner, with both values and differences.</source>
   <translation>一对计划单元和实施单元一行，没有对应的单元单独一行，列出两边的值和差值。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>The table plan, result, difference with sums, new and cumulative area, money.</source>
   <translation>计划、结果、差值对照表，含汇总、新增与累计面积、费用。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Sentences for part 一 of the annual plan, in Chinese, to be edited.</source>
   <translation>供年度计划第一部分使用的中文文字，须核对修改。</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>annual plan,last year,plan,result,comparison,differences,new area,cumulative,funds</source>
   <translation>年度计划,上年度,计划,实施,对照,差异,新增面积,累计面积,费用</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Planned units</source>
   <translation>计划单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Restored units</source>
   <translation>实施单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Planned units done as planned</source>
   <translation>按计划完成的计划单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Planned units done differently</source>
   <translation>与计划不一致的计划单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Planned units not done</source>
   <translation>未实施的计划单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Restored units without a plan</source>
   <translation>计划外实施单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Units that somebody has to match</source>
   <translation>待人工认定的单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Units that were not compared</source>
   <translation>未比对的单元数</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Planned last year (hm²)</source>
   <translation>上年度计划面积（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>New ground (hm²)</source>
   <translation>新增修复面积（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Restored again (hm²)</source>
   <translation>再次修复面积（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Restored in earlier years (hm²)</source>
   <translation>以前年度修复面积（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Draft of the text</source>
   <translation>文字草稿</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>Text file (*.txt)</source>
   <translation>文本文件 (*.txt)</translation>
  </message>
  <message>
   <location filename="../processing/compareyears.py" />
   <source>{unclear} is {low} % and {match} {high} %: from the first on somebody has to decide, from the second on the ground does. Give {unclear} the smaller figure.</source>
   <translation>{unclear} 为 {low} %，{match} 为 {high} %：达到前者的由人工认定，达到后者的按范围对应。{unclear} 应小于后者。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Makes the GeoPackage and the QGIS project of one mining right, with forms, styles and relations.</source>
   <translation>为一个采矿权建立 GeoPackage 和 QGIS 工程，含表单、样式和关联。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Folder of the new project; it is made where it is not there yet.</source>
   <translation>新项目的文件夹；不存在时自动建立。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>CRS of the project</source>
   <translation>项目坐标系</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>A CGCS2000 Gauss-Krüger plane, the one of the mining licence: EPSG:4491 to 4554.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影，与采矿许可证一致：EPSG:4491 至 4554。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Name of both files, for example the name of the mine.</source>
   <translation>两个文件的名称，如矿山名称。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Year</source>
   <translation>年度</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Year of the plan that is being worked on: new units get it, and map themes show its units. It is the variable mine_year of the project and can be changed there; without it themes show the last year that there is.</source>
   <translation>当前工作的年度：新建单元自动填入该年度，地图主题显示该年度的单元。即工程变量 mine_year，可在工程中修改；不填时主题显示已有的最后一个年度。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Contact</source>
   <translation>联系人</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Whom to ask about the data, for the metadata of the layers.</source>
   <translation>数据的咨询对象，写入图层元数据。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <location filename="../processing/updateproject.py" />
   <source>Database</source>
   <translation>数据库</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Connection to a PostGIS database, for several people who work together: the tables are made there instead of in a GeoPackage, and the QGIS project in FOLDER opens them.</source>
   <translation>PostGIS 数据库连接，供多人协同作业：各表建在数据库中，不建 GeoPackage；FOLDER 中的 QGIS 工程打开这些表。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <location filename="../processing/updateproject.py" />
   <source>Schema</source>
   <translation>模式</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Schema of the database that takes the tables, one a mining right. It is made where it is missing; without it, it is called as NAME.</source>
   <translation>数据库中存放各表的模式，一个采矿权一个。不存在时新建；不填则与 NAME 同名。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>The project holds no password; QGIS asks for it, or takes it from the configuration.</source>
   <translation>工程文件不含密码；由 QGIS 询问，或取自其认证配置。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>The database connection '{name}' cannot be used: {reason}. Check it in the Browser panel (PostgreSQL), or choose another.</source>
   <translation>数据库连接“{name}”不能使用：{reason}。请在浏览器面板（PostgreSQL）中检查，或另选连接。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>'{path}' is there already and is not overwritten. Choose another folder or another name.</source>
   <translation>“{path}”已存在，不予覆盖。请选择其他文件夹或其他名称。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>The project cannot be written to folder '{folder}': {reason}. Choose a folder you may write to.</source>
   <translation>项目无法写入文件夹“{folder}”：{reason}。请选择有写入权限的文件夹。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>{crs} is not a CGCS2000 Gauss-Krüger plane, and official areas are computed in no other. Choose the plane of the mining licence, EPSG:4491 to 4554, for example EPSG:4532 for the 3-degree zone of 132° E.</source>
   <translation>{crs} 不是 CGCS2000 高斯－克吕格投影，椭球面积不能在其他坐标系中计算。请选择采矿许可证所用的投影带，EPSG:4491 至 4554，例如中央子午线 132° 的 3 度带为 EPSG:4532。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>project,geopackage,template,forms,mining right</source>
   <translation>项目,工程,geopackage,模板,表单,采矿权</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>GeoPackage, or schema of the database</source>
   <translation>GeoPackage 或数据库模式</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>QGIS project</source>
   <translation>QGIS 工程</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>The styles are in the QGIS project only: you may not write the table public.layer_styles of the database. Ask its administrator for that right if layers shall look the same in other projects.</source>
   <translation>样式只存入 QGIS 工程：您没有写入数据库 public.layer_styles 表的权限。需要图层在其他工程中样式相同的，请向数据库管理员申请该权限。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Open the project in QGIS: {path}</source>
   <translation>请在 QGIS 中打开工程：{path}</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Schema {schema} was made. Open the project in QGIS: {path}</source>
   <translation>已建立模式 {schema}。请在 QGIS 中打开工程：{path}</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>'{schema}' cannot be the name of a schema: give a name of up to 63 bytes (21 Chinese characters) that is not 'public' and does not begin with 'pg_'.</source>
   <translation>“{schema}”不能作为模式名：请填写不超过 63 字节（21 个汉字）的名称，不得为 public，也不得以 pg_ 开头。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Schema '{schema}' of the database '{database}' holds tables already and is not overwritten. Give another SCHEMA, or an empty one.</source>
   <translation>数据库“{database}”的模式“{schema}”中已有表，不予覆盖。请填写其他 SCHEMA，或使用空模式。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>The database '{database}' refused to make the project: {reason}. Nothing was left there. Check that it has PostGIS and that you may create a schema in it, or ask its administrator for an empty schema that you may use.</source>
   <translation>数据库“{database}”拒绝建立项目：{reason}。未留下任何内容。请检查是否装有 PostGIS、您是否有权新建模式，或请管理员提供您可使用的空模式。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Reads corner coordinate files into restoration units with official areas, compares what the files declare with their corners, and reports everything that does not fit, with file and line.</source>
   <translation>读取拐点坐标文件，生成带椭球面积的修复单元；将文件所填内容与拐点逐项核对，凡有不符均列出文件和行号。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_dialog.py" />
   <location filename="../ui/files_widget.py" />
   <source>Coordinate files</source>
   <translation>坐标文件</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>not said: refuse what is ambiguous</source>
   <translation>未说明：有歧义的不读取</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_answers.py" />
   <source>decimal degrees</source>
   <translation>十进制度</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_answers.py" />
   <source>degrees, minutes, seconds (DDD.MMSS)</source>
   <translation>度分秒（DDD.MMSS）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_answers.py" />
   <source>coordinate frame (布尔沙, EPSG 9607)</source>
   <translation>坐标框架旋转（布尔沙，EPSG 9607）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_answers.py" />
   <source>position vector (EPSG 9606)</source>
   <translation>位置矢量旋转（EPSG 9606）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>restored (last year's restoration)</source>
   <translation>restored（上年度修复情况）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>damaged (present problems and damage)</source>
   <translation>damaged（现状问题与损毁）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>planned (this year's plan)</source>
   <translation>planned（本年度计划）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>from the attributes table</source>
   <translation>取自属性表</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Everything that does not fit, with file and line, and on what the choice of form and zone rests.</source>
   <translation>所有不符之处，附文件和行号，以及格式和带号的判定依据。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>CRS is {crs}; units need a Gauss-Krüger plane: of CGCS2000 (EPSG:4491 to 4554), or, for coordinates that stay in their old datum, of Xi'an 1980 or Beijing 1954. Choose the one of the project.</source>
   <translation>坐标系为 {crs}；单元须为高斯－克吕格投影：CGCS2000（EPSG:4491 至 4554），坐标保留在原坐标系的，可为 1980西安或1954北京。请选择项目的投影带。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>One or more files with corner coordinates, or folders of them: exchange format, lists, tables (TXT, CSV, XLSX, DOCX), CASS points, DXF, shapefile, GeoPackage, GeoJSON, KML. One parcel gives one unit.</source>
   <translation>一个或多个拐点坐标文件，或其所在文件夹：交换格式、列表、表格（TXT、CSV、XLSX、DOCX）、CASS 点、DXF、Shapefile、GeoPackage、GeoJSON、KML。一个地块生成一个单元。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The Gauss-Krüger plane of the units, and the zone of files that do not say theirs. Without it, the plane of the first parcel.</source>
   <translation>单元所用的高斯－克吕格投影带，也用于未写明带号的文件。不填则采用第一个地块的投影带。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Section of the annual table that the units belong to. A column 'section' of the table goes before it.</source>
   <translation>单元属于年度情况表的哪一部分。属性表有 section 列的，以其为准。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Year of the annual plan. A column 'year' of the table goes before it.</source>
   <translation>年度计划的年度。属性表有 year 列的，以其为准。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Table with one row a parcel: unit_id (parcel number) or name (parcel name) as key, and any field of a unit, such as section, temporary, land_class, measures.</source>
   <translation>每个地块一行的表：以 unit_id（地块编号）或 name（地块名称）为键，可含单元的任何字段，如 section、temporary、land_class、measures。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The form to read texts and tables in, where two fit equally or the wrong one is recognised.</source>
   <translation>读取文本和表格所用的格式；两种格式同样相符或识别有误时指定。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Decimal degrees, or degrees, minutes and seconds (DDD.MMSS)? Where the numbers cannot tell, such a file is refused until this says it.</source>
   <translation>十进制度，还是度分秒（DDD.MMSS）？从数字上无法判断的文件，在此指明之前不读取。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Arcs are cut into straight sides that leave them by so many metres at most.</source>
   <translation>圆弧分割为直线段，偏离圆弧不超过此值（米）。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Take coordinates in WGS 84 (KML, GeoJSON, phones) as CGCS2000, unmoved; off by decimetres, recorded as a warning. Without it they are refused.</source>
   <translation>将 WGS 84 坐标（KML、GeoJSON、手机）不作移动按 CGCS2000 采用；相差可达分米级，记为警告。不勾选则不读取。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>dx, dy, dz (m), rx, ry, rz (arc-seconds), scale (ppm) of your surveying authority: they move coordinates in Xi'an 1980 or Beijing 1954 to CGCS2000. Without them such units stay in their own datum.</source>
   <translation>dx、dy、dz（m），rx、ry、rz（角秒），尺度（ppm），由测绘主管部门提供：将 1980西安或1954北京坐标转换到 CGCS2000。不填则单元保留在原坐标系。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Which way the rotations count; they have the opposite sign in the other convention.</source>
   <translation>旋转角的正负约定；两种约定符号相反。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Table with two or more points known in both datums: name, X and Y in the old datum, X and Y in CGCS2000. The residuals are findings. Instead of the seven parameters.</source>
   <translation>两套坐标均已知的公共点表，至少两点：点名、原坐标系 X 和 Y、CGCS2000 的 X 和 Y。残差列入检查结果。与七参数二者选一。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Sides shorter than this are findings; 0: none.</source>
   <translation>短于此值的边列入检查结果；0 为不检查。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Corners that are nearer than this to one of a neighbour, and not on it, are findings; 0: none.</source>
   <translation>与相邻地块拐点相距小于此值而不重合的拐点列入检查结果；0 为不检查。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The units with official area (hm² and m²) and planar area.</source>
   <translation>单元，含椭球面积（hm² 和 m²）和平面面积。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The corners under the numbers that all outputs use, with their names and lines in the source.</source>
   <translation>拐点，编号与各项成果一致，附原点名和所在行。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>corners,coordinates,exchange format,txt,parcel,boundary,CGCS2000,zone,units,digitise</source>
   <translation>拐点,坐标,界址点,交换格式,txt,地块,边界,CGCS2000,带号,单元,成图</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Both HELMERT and CONTROL_POINTS are given, and they may differ. Leave one of them empty.</source>
   <translation>HELMERT 和 CONTROL_POINTS 同时给出，二者可能不一致。请将其中之一留空。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../processing/readannualtable.py" />
   <source>CRS of the units</source>
   <translation>单元坐标系</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_answers.py" />
   <source>Section</source>
   <translation>所属部分</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_answers.py" />
   <source>Plan year</source>
   <translation>计划年度</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Attributes table</source>
   <translation>属性表</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Angles such as 118.3015</source>
   <translation>118.3015 一类角度的含义</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>{units} units, {corners} corners, {errors} errors, {warnings} warnings. CRS of the units: {crs}.</source>
   <translation>{units} 个单元，{corners} 个拐点，错误 {errors}，警告 {warnings}。单元坐标系：{crs}。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Form of the files</source>
   <translation>文件格式</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Arc tolerance (m)</source>
   <translation>圆弧容差（m）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Take WGS 84 as CGCS2000</source>
   <translation>将 WGS 84 视为 CGCS2000</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Seven parameters to CGCS2000</source>
   <translation>转换到 CGCS2000 的七参数</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Rotations of the parameters</source>
   <translation>旋转角的约定</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../ui/corner_answers.py" />
   <source>Control points</source>
   <translation>公共点</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Short side (m)</source>
   <translation>短边（m）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Distance of neighbours (m)</source>
   <translation>相邻点距离（m）</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <location filename="../processing/readannualtable.py" />
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <location filename="../processing/earlier_input.py" />
   <source>Last year's plan and units restored before, where they are in a layer of their own.</source>
   <translation>上年度计划和以前已修复的单元，另存图层的填在这里。</translation>
  </message>
  <message>
   <location filename="../processing/earlier_input.py" />
   <source>Units of earlier years</source>
   <translation>以前年度的单元</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Writes the corners of units into a coordinate file in the form that the receiver asks for.</source>
   <translation>按接收方要求的格式，将单元拐点写成坐标文件。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>The file; an existing one is replaced only when the new one is complete. Its name ends as the form asks for.</source>
   <translation>输出文件；新文件写完整之后才替换原有文件。扩展名由格式决定。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Units that were left out or altered, and why.</source>
   <translation>未写入或有改动的单元及原因。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane. With a selection, only the selected units.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影的修复单元。有选择时只写所选单元。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>The form that the receiver reads.</source>
   <translation>接收方能读取的格式。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Encoding of the text. Older programs read GBK only: take GB18030 for them; Excel opens a CSV rightly in UTF-8 with BOM.</source>
   <translation>文本编码。旧软件只能读取 GBK 的，请选 GB18030；用 Excel 打开 CSV，请选带 BOM 的 UTF-8。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>What is to stand as 数据产生日期, such as 2026-03-01. Left open if empty.</source>
   <translation>“数据产生日期”的内容，如 2026-03-01。不填则留空。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>What is to stand as 数据产生单位. Left open if empty.</source>
   <translation>“数据产生单位”的内容。不填则留空。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Where each ring begins and how it runs. Only as stored, corners have the numbers of the maps.</source>
   <translation>每圈的起点和走向。只有按存储顺序，点号才与图件一致。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Whether Y has 8 digits, the first two of them the zone, or 6.</source>
   <translation>Y 为 8 位（前两位为带号）还是 6 位。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Decimals of metres, or of seconds in forms in degrees. Empty: those that the form usually has (3; mining rights 2; seconds 5).</source>
   <translation>米的小数位数，经纬度格式为秒的小数位数。不填则按格式惯例（3 位；矿业权 2 位；秒 5 位）。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>How the end of a ring is written. Under a new name, the next number is used up.</source>
   <translation>圈末的写法。用新点号时占用下一个编号。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>How the first corner is called.</source>
   <translation>首个拐点的点号写法。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Otherwise numbers run on over the rings of a unit, as in the maps and tables.</source>
   <translation>不勾选则在单元内各圈连续编号，与图件、表格一致。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Which of the two columns stands first; in forms in degrees north is the latitude.</source>
   <translation>两列坐标的先后；经纬度格式中北为纬度。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Head section or heading row of the form. Without it the exchange format does not say its zone.</source>
   <translation>该格式的属性描述部分或表头行。不写时，交换格式中没有带号。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>The unit of the official area in forms that hold it.</source>
   <translation>格式中有面积时，椭球面积的单位。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Empty: the usual ones of the unit, 4, of m² 2.</source>
   <translation>不填则按单位惯例：4 位，m² 为 2 位。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>公顷, 平方米, 平方千米 or 亩 behind the number.</source>
   <translation>在数字后写公顷、平方米、平方千米或亩。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>CRLF for programs on Windows.</source>
   <translation>Windows 软件用 CRLF。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>For the exchange format with 10 commas: stands behind the area of each parcel.</source>
   <translation>用于 10 个逗号的交换格式：写在每个地块的面积之后。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>For the exchange format with 10 commas: stands behind the code.</source>
   <translation>用于 10 个逗号的交换格式：写在村代码之后。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>For the exchange format with sides: stands behind the side of each corner, such as 钢钉.</source>
   <translation>用于带边长的交换格式：写在每个拐点的边长之后，如 钢钉。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>For the mining-right forms: of units whose note has no elevations such as 标高: 220 至 100.</source>
   <translation>用于矿业权格式：备注中没有标高（如 标高: 220 至 100）的单元采用此值。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>For the mining-right forms: the lower end.</source>
   <translation>用于矿业权格式：下限。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Coordinate file</source>
   <translation>坐标文件</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Text files (*.txt);;CSV files (*.csv);;CASS data (*.dat);;Workbooks (*.xlsx);;Drawings (*.dxf)</source>
   <translation>文本文件 (*.txt);;CSV 文件 (*.csv);;CASS 数据 (*.dat);;工作簿 (*.xlsx);;图形 (*.dxf)</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>corners,coordinates,exchange format,txt,parcel,export,CGCS2000,units</source>
   <translation>拐点,坐标,界址点,交换格式,txt,地块,导出,CGCS2000,单元</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>No unit can be written, so no file was made. The log names what is wrong with each unit.</source>
   <translation>没有可写的单元，未生成文件。日志中逐一说明各单元的问题。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>The form '{form}' is a file that ends with {suffix}: written to '{file}'.</source>
   <translation>格式“{form}”的文件扩展名为 {suffix}：已写到“{file}”。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Form of the file</source>
   <translation>文件格式</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <location filename="../ui/crs_panel.py" />
   <source>Encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Date of the data</source>
   <translation>数据产生日期</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Producer of the data</source>
   <translation>数据产生单位</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>First corner of a ring</source>
   <translation>每圈起点</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Zone number before the eastings</source>
   <translation>横坐标前的带号</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Decimals</source>
   <translation>小数位数</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Row that closes a ring</source>
   <translation>闭合行</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Names of corners</source>
   <translation>点号形式</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Number each ring from 1</source>
   <translation>每圈从 1 编号</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Order of the two coordinates</source>
   <translation>坐标顺序</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Write headings</source>
   <translation>写表头</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Unit of area</source>
   <translation>面积单位</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Decimals of the area</source>
   <translation>面积小数位数</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Write the unit behind the area</source>
   <translation>面积后写单位</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Line ends</source>
   <translation>换行符</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Code of the village or town</source>
   <translation>村（乡镇）代码</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Name of the village or town</source>
   <translation>村（乡镇）名称</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Kind of boundary mark</source>
   <translation>界标类型</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Upper elevation (m)</source>
   <translation>上限标高（m）</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Lower elevation (m)</source>
   <translation>下限标高（m）</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>The form '{form}' is a file that ends with {suffix}, and '{file}' is there already. Name that file as the output to replace it, or choose another name.</source>
   <translation>格式“{form}”的文件扩展名为 {suffix}，而“{file}”已存在。要替换它，请将其指定为输出文件；否则请另取文件名。</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>As stored</source>
   <translation>按存储顺序</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>North-west corner, clockwise</source>
   <translation>西北角起，顺时针</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>As the layer has it</source>
   <translation>与图层一致</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>With</source>
   <translation>加带号</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Without</source>
   <translation>不加带号</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>First corner under its name</source>
   <translation>首点同名</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>First corner under a new name</source>
   <translation>首点用新点号</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>None</source>
   <translation>不写</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>As the form has it</source>
   <translation>按格式</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>North first</source>
   <translation>北（X）在前</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>East first</source>
   <translation>东（Y）在前</translation>
  </message>
  <message>
   <location filename="../processing/form_input.py" />
   <source>Registered form</source>
   <translation>已登记的表式</translation>
  </message>
  <message>
   <location filename="../processing/form_input.py" />
   <source>A form file from the folder mine_restoration/forms of your QGIS profile. Empty: the official form.</source>
   <translation>QGIS 配置文件夹下 mine_restoration/forms 中的表式文件。不填为官方表式。</translation>
  </message>
  <message>
   <location filename="../processing/form_input.py" />
   <source>Both FORM ('{form}') and TEMPLATE ('{template}') are given. Choose one of them.</source>
   <translation>FORM（“{form}”）和 TEMPLATE（“{template}”）同时给出。请只选其一。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>The pieces of the units with class, polygon, owner and areas. Without them only units with gaps or overlaps are cut.</source>
   <translation>单元内各块的地类、图斑、权属和面积。不需要时，只切割有缝隙、重叠的单元。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Areas sum to</source>
   <translation>面积控制方式</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Warn from this difference of the two sums (% of the unit)</source>
   <translation>两种面积之差的警告限（占单元面积 %）</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Smallest gap or overlap (m²)</source>
   <translation>缝隙、重叠最小面积（m²）</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Parts (unit x survey polygon)</source>
   <translation>单元×图斑</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Summary (unit x class)</source>
   <translation>单元地类汇总</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Totals (one row a unit)</source>
   <translation>单元合计（每单元一行）</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Changes (unit x class, before and after)</source>
   <translation>变化前后（单元×地类）</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Land-class tables (Excel)</source>
   <translation>地类面积表（Excel）</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane, with a field unit_id.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影的修复单元，含 unit_id 字段。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Polygons of the third land survey or of an annual change survey, CGCS2000 in degrees or in any zone.</source>
   <translation>三调或年度国土变更调查的地类图斑，CGCS2000 经纬度或任意分带均可。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>The survey of the restored state, for the table of changes. Without it the state after is the land_class of each unit.</source>
   <translation>反映修复后状态的地类图斑，用于变化表。不给出时，变化后状态取各单元的 land_class。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>A unit whose sum by TBMJ differs from its official area by more than this gets a warning.</source>
   <translation>TBMJ 合计与椭球面积之差超过此值的单元报警告。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Gaps and overlaps of the survey under a unit up to this area are taken for digits.</source>
   <translation>单元内调查图斑的缝隙和重叠不超过此面积时，视为坐标尾数。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Field with the land class, later survey</source>
   <translation>地类字段（后期地类图斑）</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>The classes of each unit, sub-codes rolled up; they sum exactly to the unit.</source>
   <translation>各单元的地类，细分编码已归入上级；各地类之和与单元面积严格相等。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Official area and sum by TBMJ with their difference; 农用地, 建设用地 and 未利用地 by the survey's table and by the wording of the ministry's notice.</source>
   <translation>椭球面积、TBMJ 合计及二者之差；农用地、建设用地、未利用地按调查口径和通知口径分别给出。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>The classes of each unit today and restored; before and after both sum to the unit.</source>
   <translation>各单元现状和修复后的地类；变化前、变化后之和均等于单元面积。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>地类面积汇总表 with totals, changes, classes and pieces, in the colours of the classes.</source>
   <translation>地类面积汇总表，附单元合计、变化表、分地类和分图斑明细，按地类着色。</translation>
  </message>
  <message>
   <location filename="../processing/landclass_inputs.py" />
   <source>Later land survey (DLTB)</source>
   <translation>后期地类图斑（DLTB）</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Make acceptance package</source>
   <translation>生成验收图件包</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Write annual table</source>
   <translation>填报年度情况表</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Attach land classes</source>
   <translation>套合地类</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Check units</source>
   <translation>单元检查</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Check zones</source>
   <translation>管控区核查</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Compare plan and result</source>
   <translation>计划与实施对照</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Create restoration project</source>
   <translation>新建修复项目</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Digitise units from corner coordinates</source>
   <translation>坐标成图</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Export corner coordinates</source>
   <translation>导出拐点坐标</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <location filename="../ui/steps.py" />
   <source>Preview map sheet</source>
   <translation>图件预览</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <location filename="../ui/steps.py" />
   <source>Read annual table</source>
   <translation>读回年度情况表</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <source>Update restoration project</source>
   <translation>升级修复项目</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <location filename="../ui/steps.py" />
   <source>Verify acceptance package</source>
   <translation>核验验收图件包</translation>
  </message>
  <message>
   <location filename="../processing/named.py" />
   <location filename="../processing/visiblerange.py" />
   <location filename="../ui/steps.py" />
   <source>Visible range</source>
   <translation>可视范围</translation>
  </message>
  <message>
   <location filename="../processing/output_files.py" />
   <source>{parameter} is a file that ends with {ending}, and '{file}' does not. Name it '{better}'.</source>
   <translation>{parameter} 的文件扩展名应为 {ending}，而“{file}”不是。请改名为“{better}”。</translation>
  </message>
  <message>
   <location filename="../processing/package_inputs.py" />
   <source>Unit numbers are there twice: {units}. A package cannot tell such units apart; give each unit a number of its own.</source>
   <translation>单元编号重复：{units}。图件包无法区分这些单元，请为每个单元设置唯一编号。</translation>
  </message>
  <message>
   <location filename="../processing/package_inputs.py" />
   <source>Layer '{layer}' has no unit of the year {year} with a section and a valid polygon, so there is nothing to make a package of. Check the field 'year', or choose another year.</source>
   <translation>图层“{layer}”中 {year} 年度没有所属部分和图形均有效的单元，无从生成图件包。请检查 year 字段，或选择其他年度。</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>One map sheet as the acceptance package would hold it, as a PDF and in the layout window.</source>
   <translation>按验收图件包的样式制作一张图，输出 PDF 并在布局窗口中打开。</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>Sheet</source>
   <translation>图件</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>What the records behind the sheet leave open.</source>
   <translation>该图所依据数据中的未定事项。</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>map,sheet,layout,preview,print,PDF,acceptance,corners</source>
   <translation>地图,图件,布局,预览,打印,PDF,验收,拐点</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>Pages of the sheet</source>
   <translation>图件页数</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>Which map of the package is made.</source>
   <translation>制作图件包中的哪张图。</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>The number of the unit whose corners are shown. Empty: the first unit.</source>
   <translation>绘制拐点坐标成果图的单元编号。不填则取第一个单元。</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>The sheet as it would lie in the package, continuations of a coordinate table included.</source>
   <translation>与图件包中相同的图件，含坐标表续页。</translation>
  </message>
  <message>
   <location filename="../processing/previewsheet.py" />
   <source>UNIT: there is no unit {unit} of the year {year} with a section and a valid polygon. Choose one of {units}.</source>
   <translation>UNIT：{year} 年度没有所属部分和图形均有效的单元 {unit}。请从 {units} 中选择。</translation>
  </message>
  <message>
   <location filename="../processing/public_copy.py" />
   <source>Plan of the public copy</source>
   <translation>公示方案</translation>
  </message>
  <message>
   <location filename="../processing/public_copy.py" />
   <source>What the public copy holds and how coarse it is, where the plugin's own does not suit.</source>
   <translation>公示资料的内容和概略程度，插件自带的方案不合用时指定。</translation>
  </message>
  <message>
   <location filename="../processing/public_copy.py" />
   <source>Public copy (zip)</source>
   <translation>公示资料（ZIP）</translation>
  </message>
  <message>
   <location filename="../processing/public_copy.py" />
   <source>A copy for publication: coarse maps without grid and coordinates, a table of the units; no corners, no survey, no control lines, nobody's name. Empty: none is made.</source>
   <translation>供公示的副本：不带坐标网和坐标的示意图、单元公示表；不含拐点、调查图斑、管控界线和任何人名。不填则不生成。</translation>
  </message>
  <message>
   <location filename="../processing/public_copy.py" />
   <source>SECRECY is '{mark}', and what has a mark of secrecy has no public copy. Leave PUBLIC empty; or, if the mark is wrong, clear SECRECY (marks that mean no secret: {open}).</source>
   <translation>密级（SECRECY）为“{mark}”，有密级的图件包不得生成公示资料。请将 PUBLIC 留空；密级填写有误的，请清空 SECRECY（表示不涉密的写法：{open}）。</translation>
  </message>
  <message>
   <location filename="../processing/public_copy.py" />
   <source>The public copy {file} would take the place of the package's zip, or lie in its folder. Choose another place for PUBLIC, where nobody takes one for the other.</source>
   <translation>公示资料 {file} 会覆盖图件包的压缩包，或位于图件包文件夹之内。请为 PUBLIC 另选位置，以免混淆。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Reads an annual table back, made by the program or filled by hand: units with their corners, the mine's row, and field by field what differs from the record.</source>
   <translation>读回年度情况表（程序输出或人工填写）：带拐点的单元、矿山基本情况，以及与现有数据逐项比较的差异。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Corners are the same within (m)</source>
   <translation>拐点视为相同的距离（m）</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Form file</source>
   <translation>表式文件</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>What could not be read, with file, sheet, row and cell, and all that was odd about the corners.</source>
   <translation>无法读取的内容（注明文件、工作表、行和单元格），以及拐点的异常。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>'{file}' cannot be read as an annual table. {reasons} Choose another file, or correct this one.</source>
   <translation>“{file}”不能作为年度情况表读取。{reasons}请另选文件，或改正该文件。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>CRS is {crs}; units of annual tables need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554). Choose the one of the project, or leave it empty.</source>
   <translation>CRS 为 {crs}；年度情况表的单元须为 CGCS2000 高斯－克吕格投影（EPSG:4491 至 4554）。请选择项目的投影带，或留空。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The workbook of an annual table, made by 'Write annual table' or filled by hand in the same form, or the JSON of one.</source>
   <translation>年度情况表的工作簿，由“填报年度情况表”输出或按同一表式人工填写；或其 JSON 文件。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Only for a table without a year in its title.</source>
   <translation>只用于表名中没有年度的情况表。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The CGCS2000 Gauss-Krüger plane of the units, and the zone of corners whose table does not say it. Without it, the plane of the first unit.</source>
   <translation>单元所用的 CGCS2000 高斯－克吕格投影带，也用于表中未注明带号的拐点。不填则采用第一个单元的投影带。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The unit layer as it is now: those of the table's year are compared, field by field and corner by corner.</source>
   <translation>当前的单元图层：与情况表同一年度的单元逐字段、逐拐点比较。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The mine's table as it is now: the row of the table's year is compared.</source>
   <translation>当前的矿山基本情况表：与情况表同一年度的一行比较。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Corners of the table that are farther from those of the layer are differences.</source>
   <translation>表中拐点与图层拐点相距超过此值的，列为差异。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The form file (JSON) with the cell map of a province's own workbook. A workbook with named cells needs none.</source>
   <translation>写明省级自有工作簿单元格对应关系的表式文件（JSON）。有命名单元格的工作簿不需要。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The sheet to read where several of the workbook hold a form.</source>
   <translation>工作簿中有几张情况表时，指定读取的工作表。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The units of the table with the fields of a unit layer; areas are computed from the corners.</source>
   <translation>情况表的单元，字段与单元图层相同；面积由拐点计算。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>One row a unit and class, as the table states them; it can be SUMMARY of 'Write annual table'.</source>
   <translation>一个单元一个地类一行，面积为表中所填；可作为“填报年度情况表”的 SUMMARY。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The mine's row of the year: header of the form and the four amounts.</source>
   <translation>该年度的矿山基本情况：表头信息和四项金额。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>What the table says against its own corners and against UNITS_NOW and MINE_NOW, one row a difference, with its place.</source>
   <translation>情况表与其自身拐点、UNITS_NOW 和 MINE_NOW 的差异，一处一行，附位置。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>annual table,form,read,import,xlsx,json,compare,differences,units,corners,mine</source>
   <translation>年度情况表,表格,读取,导入,xlsx,json,比较,差异,单元,拐点,矿山</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Rows of which no unit could be made</source>
   <translation>未能生成单元的行数</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <location filename="../processing/verifypackage.py" />
   <source>Differences</source>
   <translation>差异</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Year of the table</source>
   <translation>情况表年度</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>{units} units of {year}, {unread} rows without a unit, {differences} differences. CRS: {crs}.</source>
   <translation>{year} 年度 {units} 个单元，未生成单元的 {unread} 行，差异 {differences} 处。坐标系：{crs}。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <location filename="../ui/steps.py" />
   <source>Annual table</source>
   <translation>年度情况表</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Units to compare with</source>
   <translation>用于比较的单元</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Mine to compare with</source>
   <translation>用于比较的矿山基本情况表</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Units of the table</source>
   <translation>情况表的单元</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Classes of the table</source>
   <translation>情况表的单元地类</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Mine of the table</source>
   <translation>情况表的矿山基本情况</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>The table has no year in its title, so it cannot be compared with {parameter}. Set YEAR, or leave {parameter} empty.</source>
   <translation>表名中没有年度，不能与 {parameter} 比较。请填写 YEAR，或将 {parameter} 留空。</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Annual tables (*.xlsx *.json)</source>
   <translation>年度情况表 (*.xlsx *.json)</translation>
  </message>
  <message>
   <location filename="../processing/readannualtable.py" />
   <source>Sheet of the form</source>
   <translation>表所在工作表</translation>
  </message>
  <message>
   <location filename="../processing/trouble.py" />
   <source>Cancelled. Nothing was written.</source>
   <translation>已取消，未写出任何内容。</translation>
  </message>
  <message>
   <location filename="../processing/trouble.py" />
   <source>The geometries cannot be cut ({reason}). Check those of the inputs (Vector ▸ Geometry Tools ▸ Check Validity), repair them and run again. Nothing was written.</source>
   <translation>图形无法切割（{reason}），未写出任何成果。请检查输入图层的图形（矢量 ▸ 几何图形工具 ▸ 检查有效性），修正后重新运行。</translation>
  </message>
  <message>
   <location filename="../processing/trouble.py" />
   <source>'{file}' cannot be written ({reason}). Close it if another program has it open, or choose another folder. What was there before is unchanged.</source>
   <translation>无法写入“{file}”（{reason}）。若已在其他程序中打开请关闭，或选择其他文件夹。原有内容未改动。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Brings a project that an earlier version of the plugin made to this version; keeps a copy.</source>
   <translation>将旧版本插件建立的项目升级到当前版本，并保留备份。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>GeoPackage or QGIS project</source>
   <translation>GeoPackage 或 QGIS 工程</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>The GeoPackage of the project, or the QGIS project that opens it; of both files one is enough where they stand beside each other under the same name.</source>
   <translation>项目的 GeoPackage，或打开它的 QGIS 工程；两个文件同名、放在一起时，给出其中一个即可。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>For a project in PostGIS: the connection of its database; PROJECT is the QGIS project, if it has one.</source>
   <translation>项目在 PostGIS 中时，其数据库连接；此时 PROJECT 为打开它的 QGIS 工程，没有的可不填。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>For a project in PostGIS: its schema.</source>
   <translation>项目在 PostGIS 中时，其所在模式。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>'{name}' is of version {version}, made by a newer plugin; this one knows versions up to {known}. Nothing was changed. Install the newer plugin on this computer.</source>
   <translation>“{name}”的版本为 {version}，由更新版本的插件建立；本插件只支持到版本 {known}。未作任何改动。请在本机安装新版插件。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>No QGIS project stands beside the GeoPackage under its name; none was changed.</source>
   <translation>GeoPackage 旁没有同名的 QGIS 工程，未改动任何工程。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>project,geopackage,version,migration,update</source>
   <translation>项目,geopackage,版本,迁移,升级</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Projects (*.gpkg *.qgz *.qgs)</source>
   <translation>项目 (*.gpkg *.qgz *.qgs)</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>What it was before</source>
   <translation>升级前的备份</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Version before</source>
   <translation>升级前版本</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Version after</source>
   <translation>升级后版本</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Give PROJECT, a file, or DATABASE and SCHEMA, a project in PostGIS.</source>
   <translation>请给出 PROJECT（文件），或 DATABASE 和 SCHEMA（PostGIS 中的项目）。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>{path}: version {before} to {after}.</source>
   <translation>{path}：由版本 {before} 升级到 {after}。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Added: {names}</source>
   <translation>已补充：{names}</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Forms, relations, styles and map themes of {path} were made anew.</source>
   <translation>{path} 的表单、关联、样式和地图主题已重新生成。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>As it was before: {path}</source>
   <translation>升级前的备份：{path}</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>{path} was made anew. As it was before: {kept}</source>
   <translation>{path} 已重新生成。升级前的备份：{kept}</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>'{path}' is no project of this plugin, or not there. Choose the GeoPackage that 'Create restoration project' made, or the QGIS project beside it.</source>
   <translation>“{path}”不是本插件的项目，或不存在。请选择“新建修复项目”建立的 GeoPackage，或其旁的 QGIS 工程。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>'{path}' lacks {names}, which every project has: somebody has deleted or renamed it. Nothing was changed. Add it again under that name, or take a copy of the project that is whole.</source>
   <translation>“{path}”缺少每个项目都应有的 {names}：已被删除或改名。未作任何改动。请按原名补上，或使用完整的备份。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Somebody saved to '{path}' while it was being updated. Nothing was changed. Close it in other programs and run the update again.</source>
   <translation>升级过程中有人保存了“{path}”。未作任何改动。请在其他程序中关闭后重新升级。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>'{path}' is no QGIS project. For a project in PostGIS give its QGIS project, or none.</source>
   <translation>“{path}”不是 QGIS 工程。项目在 PostGIS 中的，请给出其 QGIS 工程，或不填。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Schema {schema}: version {before} to {after}. As it was before: schema {kept}.</source>
   <translation>模式 {schema}：由版本 {before} 升级到 {after}。升级前的备份：模式 {kept}。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>Schema '{schema}' of the database '{database}' holds no project of this plugin, or PROJECT does not open it. Give the schema that 'Create restoration project' made, and the QGIS project of it.</source>
   <translation>数据库“{database}”的模式“{schema}”中没有本插件的项目，或 PROJECT 打开的不是它。请给出“新建修复项目”建立的模式及其 QGIS 工程。</translation>
  </message>
  <message>
   <location filename="../processing/updateproject.py" />
   <source>The database '{database}' refused the update: {reason}. Nothing was changed there. Ask its administrator, or give another connection.</source>
   <translation>数据库“{database}”拒绝升级：{reason}。未作任何改动。请与管理员联系，或给出其他连接。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>Checks a package that somebody else handed in: hashes, missing files, corners, areas, sums, and classes and verdicts on your own layers. Lists every difference, and what could not be checked.</source>
   <translation>核验他人提交的图件包：校验码、缺少的文件、拐点、面积、合计，以及按核验人自己的图层重算的地类和管控区结论。逐一列出差异和未核对的内容。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>What was odd about the work itself: files that cannot be read, editions that differ, own layers.</source>
   <translation>核验过程中的问题：不能读取的文件、不同的版本、核验图层的异常。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>{checked} comparisons, {differences} differences, {unchecked} not checked.</source>
   <translation>核对 {checked} 项，不符 {differences} 项，未核对 {unchecked} 项。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>The zip of a package, its folder, or the manifest.json in it. Nothing in it is run or unpacked to where its names say.</source>
   <translation>图件包的 ZIP、文件夹或其中的 manifest.json。不运行其中的内容，也不按其中的名称解压。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>The classes of the units are computed on it and compared. Without it they are listed as not checked.</source>
   <translation>以其重新套合各单元地类并比较。不提供则列为未核对。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>The verdicts are computed on them and compared. Without them they are listed as not checked.</source>
   <translation>以其重新核查并比较结论。不提供则列为未核对。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>The rules for your verdicts (JSON). Without one the national profile that comes with the plugin is used.</source>
   <translation>核验所用的规则文件（JSON）。不提供则采用插件自带的全国规则。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>Polygons of the area for which your zone layers were delivered; units outside are not checked.</source>
   <translation>核验用管控图层资料提供范围的面图层；范围之外的单元不予核查。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>What a package has to hold in your county (JSON), where it was made by a plan of its own. Without one the plan that comes with the plugin is used.</source>
   <translation>当地要求图件包具备的内容（JSON），用于按当地方案生成的图件包。不提供则采用插件自带的方案。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>One row for each difference and for each thing that was not checked, with file, place and unit, what is stated and what it should be.</source>
   <translation>一处不符或一项未核对为一行，附文件、位置、单元、所载的值和应有的值。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>The result as a workbook: summary, differences, what was not checked, what is missing, files.</source>
   <translation>核验报告的工作簿：汇总、不符清单、未核对清单、尚缺资料、文件。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>acceptance,package,verify,review,hash,manifest,zip,areas,corners,differences</source>
   <translation>验收,图件包,核验,审查,校验码,清单,压缩包,面积,拐点,差异</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>Comparisons made</source>
   <translation>核对项数</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>Package</source>
   <translation>图件包</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>Your land survey (DLTB)</source>
   <translation>核验用地类图斑（DLTB）</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>Your zone layers</source>
   <translation>核验用管控图层</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>{count} more differences are in DIFFERENCES.</source>
   <translation>DIFFERENCES 中还有 {count} 处不符。</translation>
  </message>
  <message>
   <location filename="../processing/verifypackage.py" />
   <source>Packages (*.zip manifest.json);;All files and folders (*)</source>
   <translation>图件包 (*.zip manifest.json);;所有文件和文件夹 (*)</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>The ground that is seen from roads, railways, rivers and shores over a terrain model: polygons, how many observers see each cell, and where the terrain does not tell.</source>
   <translation>按地形数据求公路、铁路、河流、湖岸的直观可视范围：可视的面、每个格网的可视次数，以及地形不能判定之处。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>To be looked at: ground of which the terrain does not tell, and what was assumed of the terrain model.</source>
   <translation>须核对的内容：地形不能判定的范围，以及对地形数据采用的约定。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Roads, railways, rivers; of polygons (lakes, grounds of roads) the edges, with islands; or points. In CGCS2000, degrees or any plane.</source>
   <translation>公路、铁路、河流等线；面（湖泊、道路用地）取边线，含岛的边线；也可为点。CGCS2000 经纬度或任意分带。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>A raster of heights in metres, in CGCS2000, or in WGS 84 if you allow it. The finer, the better.</source>
   <translation>高程栅格，单位米，CGCS2000；经您允许也可为 WGS 84。格网越小越好。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>How far one sees. No source fixes it; plans have 500 to 3000 m.</source>
   <translation>看多远为止。没有统一规定；各地规划取 500 至 3000 m。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Above the ground of the terrain model, 1.5 to 2 m for people.</source>
   <translation>眼睛离地面的高度，人为 1.5 至 2 m。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Above the ground: 0 asks for the ground itself, more for what stands on it.</source>
   <translation>离地面的高度：0 为地面本身，大于 0 为其上的物体。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Polygons, units for instance: only ground inside them is looked at, which is faster.</source>
   <translation>面图层，如修复单元：只计算其内的地面，速度更快。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>They differ by less than a metre, far less than a cell. Nothing is moved, and the findings say so.</source>
   <translation>两者相差不到 1 m，远小于一个格网。坐标不作改动，检查结果中注明。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Along a line, at most. Smaller than a cell of the terrain it changes nothing that is seen.</source>
   <translation>沿线的最大间距。小于地形格网时结果不变。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>0: observers on the line. More: that far beside it, on both sides of lines, outside of polygons.</source>
   <translation>0 为观察点在线上。大于 0 时：线在两侧、面在外侧偏离此距离。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>By how much air bends the ray: 1/7 for light, 0 without air. GDAL's curvature coefficient is 1 minus this.</source>
   <translation>大气使光线弯曲的程度：光线取 1/7，不计大气取 0。GDAL 的曲率系数等于 1 减此值。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>A CGCS2000 Gauss-Krüger plane. Without it that of the lines, of the terrain, or the zone they lie in.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影带。不填时依次取观察线的投影带、地形数据的投影带、所在分带。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>The ground that is seen by at least one observer: a row for each connected area, official areas.</source>
   <translation>至少一个观察点可视的地面：每个连片一行，含椭球面积。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Ground within the distance of which the terrain does not tell whether it is seen.</source>
   <translation>视距之内、地形不能判定是否可视的地面。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>A GeoTIFF: how many observers see each cell, 0 none; no value where it is unknown or out of reach.</source>
   <translation>GeoTIFF：每个格网有几个观察点可视，0 为不可视；不明或视距以外为无值。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Where observers stand, with the height of the ground.</source>
   <translation>观察点的位置和地面高程。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>viewshed,visibility,line of sight,terrain,DEM,roads,rivers,shores,screening</source>
   <translation>可视域,通视,视线,地形,DEM,公路,河流,湖岸,直观可视范围,核查</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Observers</source>
   <translation>观察点</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Ground that is seen (hm²)</source>
   <translation>可视面积（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Unknown ground (hm²)</source>
   <translation>不明面积（hm²）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Lines to look from</source>
   <translation>观察线</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <location filename="../processing/zone_inputs.py" />
   <source>Terrain model (DEM)</source>
   <translation>地形数据（DEM）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Farthest sight (m)</source>
   <translation>最大视距（m）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Height of the eye (m)</source>
   <translation>观察高（m）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Height of the target (m)</source>
   <translation>目标高（m）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Area of interest</source>
   <translation>关注范围</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Unknown ground</source>
   <translation>不明范围</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>How many observers see it</source>
   <translation>可视次数</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>{observers} observers see {seen} hm²; of {unknown} hm² the terrain does not tell.</source>
   <translation>观察点 {observers} 个，可视 {seen} hm²；地形不能判定 {unknown} hm²。</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <location filename="../processing/zone_inputs.py" />
   <source>Take a terrain model in WGS 84 as CGCS2000</source>
   <translation>将 WGS 84 地形数据视为 CGCS2000</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Spacing of observers (m)</source>
   <translation>观察点间距（m）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Offset from the line (m)</source>
   <translation>偏离距离（m）</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Refraction coefficient</source>
   <translation>大气折光系数</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>Plane of the result</source>
   <translation>成果投影带</translation>
  </message>
  <message>
   <location filename="../processing/visiblerange.py" />
   <source>CRS is {crs}. Choose a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554), or leave it empty for that of the lines.</source>
   <translation>CRS 为 {crs}。请选择 CGCS2000 高斯－克吕格投影（EPSG:4491 至 4554），或留空以采用观察线的投影带。</translation>
  </message>
  <message>
   <location filename="../processing/zone_inputs.py" />
   <source>Heights in metres, in CGCS2000. With it, rules that ask what is visible (roads, railways, rivers, lakes) are answered by lines of sight, and the verdict gives the visible share; without it by the distance, and the verdict says so.</source>
   <translation>高程栅格，单位米，CGCS2000。提供后，按可视范围核查的规则（公路、铁路、河流、湖泊）作通视分析，结论给出可视部分的占比；不提供则以距离代替，结论中注明。</translation>
  </message>
  <message>
   <location filename="../processing/zone_inputs.py" />
   <source>Most free terrain models are in WGS 84: it differs by less than a metre, far less than a cell.</source>
   <translation>多数公开地形数据为 WGS 84：与 CGCS2000 相差不到 1 m，远小于一个格网。</translation>
  </message>
  <message>
   <location filename="../processing/zone_inputs.py" />
   <source>Verdicts with marks</source>
   <translation>带复核标记的结论</translation>
  </message>
  <message>
   <location filename="../ui/carry_plan.py" />
   <location filename="../ui/corner_target.py" />
   <source>{count} units were added to '{layer}' as one step: Undo takes them out, saving the layer keeps them.</source>
   <translation>{count} 个单元已添加到“{layer}”，为一步操作：可用“撤销”取消，保存图层后生效。</translation>
  </message>
  <message>
   <location filename="../ui/carry_plan.py" />
   <source>Details</source>
   <translation>详情</translation>
  </message>
  <message>
   <location filename="../ui/carry_plan.py" />
   <source>The layer '{layer}' has no planned units to carry over. Add last year's plan first.</source>
   <translation>图层“{layer}”没有可转入的计划单元。请先加入上年度计划。</translation>
  </message>
  <message>
   <location filename="../ui/carry_plan.py" />
   <source>Year of the new annual plan (planned units of the year before become its restored units):</source>
   <translation>新编制的年度计划的年度（其上一年度的计划单元转为“上年度修复情况”单元）：</translation>
  </message>
  <message>
   <location filename="../ui/carry_plan.py" />
   <source>Nothing was added to '{layer}'.</source>
   <translation>未向“{layer}”添加任何内容。</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>Not read yet.</source>
   <translation>尚未读取。</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>as recognised</source>
   <translation>自动识别</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>Coordinate system</source>
   <translation>坐标系</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>not given</source>
   <translation>未指定</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>WGS 84 is taken as CGCS2000</source>
   <translation>将 WGS 84 视为 CGCS2000</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>WGS84_AS_CGCS2000: they differ by centimetres to decimetres; only where the receiver accepts that</source>
   <translation>WGS84_AS_CGCS2000：两者相差厘米至分米级；仅在接收方认可时使用</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>X, Y, Z shift (m), X, Y, Z rotation (″), scale (ppm)</source>
   <translation>X、Y、Z 平移（m），X、Y、Z 旋转（″），尺度（ppm）</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>The parameters of your surveying authority, with commas between</source>
   <translation>测绘主管部门提供的参数，以逗号分隔</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>or a file of control points (CONTROL_POINTS)</source>
   <translation>或公共点文件（CONTROL_POINTS）</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>In each line name, X and Y in the old datum, X and Y in CGCS2000</source>
   <translation>每行为点名、原坐标系 X 和 Y、CGCS2000 的 X 和 Y</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>Form of the source (DIALECT)</source>
   <translation>来源格式（DIALECT）</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>Angles such as 118.3015 (ANGLES)</source>
   <translation>118.3015 一类角度的含义（ANGLES）</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>Plane of coordinates that do not say theirs (CRS)</source>
   <translation>未写明带号时的投影带（CRS）</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>Seven parameters to CGCS2000 (HELMERT)</source>
   <translation>转换到 CGCS2000 的七参数（HELMERT）</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>as it can be seen</source>
   <translation>由数据判断</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>{crs} is no Gauss-Krüger plane of China; choose another for the coordinates.</source>
   <translation>{crs} 不是我国的高斯－克吕格投影；请为坐标另选。</translation>
  </message>
  <message>
   <location filename="../ui/corner_answers.py" />
   <source>Take that of the layer: zone {zone}</source>
   <translation>采用图层的投影带：第 {zone} 带</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Corner coordinates</source>
   <translation>拐点坐标</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Open corner coordinates</source>
   <translation>打开拐点坐标文件</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Open files, drop them here, or paste (Ctrl+V) rows from Excel, Word or a notice. What was read, and what does not fit, is shown here and on the map before anything is added to a layer.</source>
   <translation>打开文件、拖放到此处，或从 Excel、Word、公告中复制后粘贴（Ctrl+V）。读到的内容和不符之处先在此处和地图上显示，然后才添加到图层。</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Add to</source>
   <translation>添加到</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <location filename="../ui/dock.py" />
   <location filename="../ui/help_button.py" />
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Open files…</source>
   <translation>打开文件…</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Clear</source>
   <translation>清空</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Read again</source>
   <translation>重新读取</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Zoom to all</source>
   <translation>缩放至全部</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <location filename="../ui/files_widget.py" />
   <location filename="../ui/setting_rows.py" />
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>There is no text in the clipboard. Copy rows of a table or a text first.</source>
   <translation>剪贴板中没有文本。请先复制表格的若干行或一段文字。</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Add units</source>
   <translation>添加单元</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Reading…</source>
   <translation>正在读取…</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Corner coordinates in any form</source>
   <translation>各种格式的拐点坐标</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Try the sample: eight files, each in another form</source>
   <translation>试用示例：八个文件，各用一种格式</translation>
  </message>
  <message>
   <location filename="../ui/corner_dialog.py" />
   <source>Add units ({count})</source>
   <translation>添加单元（{count}）</translation>
  </message>
  <message>
   <location filename="../ui/corner_preview.py" />
   <source>Not shown on the map: the corners are in {datum}.</source>
   <translation>未在地图上显示：拐点为 {datum}。</translation>
  </message>
  <message>
   <location filename="../ui/corner_preview.py" />
   <source>Not shown on the map: it is in {crs}, of another datum than the corners. Set the CRS of the project to a CGCS2000 plane.</source>
   <translation>未在地图上显示：地图坐标系为 {crs}，与拐点基准不同。请将工程坐标系设为 CGCS2000 投影带。</translation>
  </message>
  <message>
   <location filename="../ui/corner_reading.py" />
   <location filename="../ui/drawing/merge_dialog.py" />
   <location filename="../ui/drawing/panel.py" />
   <location filename="../ui/run.py" />
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <location filename="../ui/corner_reading.py" />
   <source>Reading stopped at an error of the program: {reason}. The log has more.</source>
   <translation>程序出错，读取中止：{reason}。详见日志。</translation>
  </message>
  <message>
   <location filename="../ui/corner_reading.py" />
   <source>Reading was cancelled. Press 'Read again', or change something.</source>
   <translation>已取消读取。请按“重新读取”，或更改选项。</translation>
  </message>
  <message>
   <location filename="../ui/corner_sources.py" />
   <source>Sources</source>
   <translation>来源</translation>
  </message>
  <message>
   <location filename="../ui/corner_sources.py" />
   <source>Parcels</source>
   <translation>地块</translation>
  </message>
  <message>
   <location filename="../ui/corner_sources.py" />
   <source>Pasted text {number}</source>
   <translation>粘贴的文本 {number}</translation>
  </message>
  <message>
   <location filename="../ui/corner_sources.py" />
   <source>{usable} of {count} parcels can be used</source>
   <translation>{count} 个地块中有 {usable} 个可用</translation>
  </message>
  <message>
   <location filename="../ui/corner_tables.py" />
   <source>Errors: {count}</source>
   <translation>错误：{count}</translation>
  </message>
  <message>
   <location filename="../ui/corner_tables.py" />
   <source>Warnings: {count}</source>
   <translation>警告：{count}</translation>
  </message>
  <message>
   <location filename="../ui/corner_tables.py" />
   <source>Notes: {count}</source>
   <translation>提示：{count}</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>{count} units were added to '{layer}'.</source>
   <translation>{count} 个单元已添加到“{layer}”。</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>New temporary layer</source>
   <translation>新建临时图层</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>Nothing can be added: see the errors.</source>
   <translation>没有可添加的内容：见错误。</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>{count} of {all} parcels can be added.</source>
   <translation>{all} 个地块中有 {count} 个可添加。</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>Add units from corner coordinates</source>
   <translation>由拐点坐标添加单元</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>Not added: {units}.</source>
   <translation>未添加：{units}。</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>The corners are in {datum}, units have to be in CGCS2000: they cannot be added without parameters.</source>
   <translation>拐点为 {datum}，单元须为 CGCS2000：没有转换参数不能添加。</translation>
  </message>
  <message>
   <location filename="../ui/corner_target.py" />
   <source>{count} have errors and stay out.</source>
   <translation>{count} 个有错误，不添加。</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Digits</source>
   <translation>带号数字</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Your choice</source>
   <translation>您的选择</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Layer</source>
   <translation>图层</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>datum</source>
   <translation>基准</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>zone</source>
   <translation>带号</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>zone width</source>
   <translation>分带</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>central meridian</source>
   <translation>中央子午线</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>CRS</source>
   <translation>坐标系</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>longitude</source>
   <translation>经度</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>easting</source>
   <translation>横坐标</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>{datum}, {width}-degree zone {zone}, central meridian {meridian}° (EPSG:{epsg})</source>
   <translation>{datum} {width} 度带第 {zone} 带，中央子午线 {meridian}°（EPSG:{epsg}）</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>not said</source>
   <translation>未写明</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Plane</source>
   <translation>投影带</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Form</source>
   <translation>格式</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Not read as corners.</source>
   <translation>未作为拐点读取。</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Known by</source>
   <translation>依据</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>and {count} more decisions; see the notes.</source>
   <translation>另有 {count} 项判定，见提示。</translation>
  </message>
  <message>
   <location filename="../ui/crs_panel.py" />
   <source>Plane not known</source>
   <translation>投影带无法确定</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Open, drop or paste corner coordinates, look at them on the map, add them to the units</source>
   <translation>打开、拖放或粘贴拐点坐标，在地图上查看，并添加到单元图层</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Replace those in the project</source>
   <translation>替换项目中的单元</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <location filename="../ui/example.py" />
   <location filename="../ui/menu.py" />
   <source>Worked example</source>
   <translation>示例教程</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <location filename="../ui/menu.py" />
   <source>A fictional quarry in a project of its own, and a guide through the year's work</source>
   <translation>单独项目中的虚构采石场，由向导带您走完一年的工作</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <location filename="../ui/menu.py" />
   <source>Corners…</source>
   <translation>拐点坐标…</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <location filename="../ui/drawing/part.py" />
   <location filename="../ui/help_button.py" />
   <source>Open the help page</source>
   <translation>打开帮助页</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>results are temporary, save them.</source>
   <translation>结果为临时图层，请保存。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{count} of the units are in the project already ({numbers}). They are in a temporary layer of their own, and the next steps take that one.</source>
   <translation>其中 {count} 个单元项目中已有（{numbers}）。新读取的单元在单独的临时图层中，后续步骤采用该图层。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: {sentence}</source>
   <translation>{step}：{sentence}</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: not finished. Its row says why, the log of its run says more.</source>
   <translation>{step}：未完成。原因见该步骤，详情见运行日志。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{count} units were added to the project's layer of units.</source>
   <translation>{count} 个单元已添加到项目的单元图层。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: done ({counts}).</source>
   <translation>{step}：已完成（{counts}）。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>These layers go when QGIS is closed: {layers}. Save them, or begin with 'New project': such a project keeps results in its tables.</source>
   <translation>关闭 QGIS 后以下图层将丢失：{layers}。请另存，或从“新建项目”开始，成果即保存在项目的表中。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>The worked example cannot be made: {reason}. Check that you may write to your documents, or install the plugin again.</source>
   <translation>无法建立示例教程：{reason}。请检查对“文档”文件夹是否有写入权限，或重新安装插件。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>The sample cannot be opened: {reason}. Install the plugin again.</source>
   <translation>无法打开示例：{reason}。请重新安装插件。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: done.</source>
   <translation>{step}：已完成。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>No program opens '{path}'. Open it from your file manager.</source>
   <translation>没有程序可打开“{path}”。请在文件管理器中打开。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/choose.py" />
   <location filename="../ui/drawing/panel.py" />
   <location filename="../ui/drawing/part.py" />
   <source>Draw units</source>
   <translation>绘制单元</translation>
  </message>
  <message>
   <location filename="../ui/drawing/corner_table.py" />
   <source>No.</source>
   <translation>序号</translation>
  </message>
  <message>
   <location filename="../ui/drawing/corner_table.py" />
   <source>Side (m)</source>
   <translation>边长（m）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/corner_table.py" />
   <source>Bearing</source>
   <translation>方位角</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>A traverse begins at a corner: click or type one first.</source>
   <translation>导线须从拐点开始：请先单击或键入一个拐点。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>There is no traverse to distribute a closing error over.</source>
   <translation>没有可分配闭合差的导线。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>No unit has a corner there. Click on a corner.</source>
   <translation>该处没有单元的拐点。请单击拐点。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>Click on the corner that is to be moved first.</source>
   <translation>请先单击要移动的拐点。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>Done for {count} units.</source>
   <translation>已处理 {count} 个单元。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>Arc with a radius of {radius:.3f} m: {count} corners.</source>
   <translation>圆弧半径 {radius:.3f} m：{count} 个拐点。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>The closing error of {f:.3f} m was distributed over the traverse by length.</source>
   <translation>闭合差 {f:.3f} m 已按边长分配到导线各边。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>{count} corners that were not finished were dropped.</source>
   <translation>未完成的 {count} 个拐点已放弃。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/drawing.py" />
   <source>The traverse ends {f:.3f} m from where it has to, more than 1/{least} of its length: that is no error of measuring. Type the legs that are missing, or correct one.</source>
   <translation>导线终点与应到之处相差 {f:.3f} m，超过导线全长的 1/{least}：不是测量误差。请补上缺少的边，或改正有误的边。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/merge_dialog.py" />
   <source>Merge</source>
   <translation>合并</translation>
  </message>
  <message>
   <location filename="../ui/drawing/merge_dialog.py" />
   <source>{units} become one unit of {area}.</source>
   <translation>{units} 合并为一个单元，面积 {area}。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/merge_dialog.py" />
   <source>They say different things. Choose what holds for the merged unit:</source>
   <translation>各单元内容不同。请选择合并后采用的内容：</translation>
  </message>
  <message>
   <location filename="../ui/drawing/merge_dialog.py" />
   <source>choose …</source>
   <translation>请选择…</translation>
  </message>
  <message>
   <location filename="../ui/drawing/merge_dialog.py" />
   <source>leave it empty</source>
   <translation>留空</translation>
  </message>
  <message>
   <location filename="../ui/drawing/numbers.py" />
   <source>More than {most} corners are in sight: zoom in, or select units.</source>
   <translation>视野内拐点超过 {most} 个：请放大，或选中单元。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>The closing error is shown from the first leg on.</source>
   <translation>从第一条边起显示闭合差。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>&amp;X (north)</source>
   <translation>&amp;X（北）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>&amp;Y (east)</source>
   <translation>&amp;Y（东）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Metres, with or without the zone number, or degrees: 32°10′20.5″</source>
   <translation>米，带不带带号均可；或度分秒：32°10′20.5″</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Azimuth from the north of the plane, clockwise: 135°30′15″, 135-30-15; or by quadrants: S 44°29′45″ E</source>
   <translation>坐标方位角，自平面北方向顺时针：135°30′15″、135-30-15；或象限角：南偏东44°29′45″</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Length on the plane, in metres: reduced from the measured distance by yourself</source>
   <translation>平面边长，单位米：由您自行从实测距离归算</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Bearin&amp;g</source>
   <translation>方位角(&amp;G)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Leng&amp;th (m)</source>
   <translation>边长（m）(&amp;T)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Point</source>
   <translation>小数含义</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Add the leg</source>
   <translation>添加导线边</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>first corner</source>
   <translation>第一个拐点</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>X, Y of the known point that the traverse ends at; empty: it comes back to the first corner</source>
   <translation>导线终点（已知点）的 X、Y；不填则回到第一个拐点</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Ends at</source>
   <translation>终点</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Distribute the closing error</source>
   <translation>分配闭合差</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>In proportion to the length of the legs (compass rule); the last leg ends where it has to</source>
   <translation>按边长成比例分配；最后一条边到达应到之处</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Through a place to an end</source>
   <translation>过一点到终点</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>To an end with a radius</source>
   <translation>按半径到终点</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>T&amp;ype</source>
   <translation>方式(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Radius</source>
   <translation>半径</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>turns left</source>
   <translation>左转</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>turns right</source>
   <translation>右转</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>&amp;Turn</source>
   <translation>转向(&amp;T)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>The long way round</source>
   <translation>取优弧（大于半圆）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Ne&amp;xt side is an arc</source>
   <translation>下一边为圆弧(&amp;X)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Closing error: fx {fx:+.3f} m, fy {fy:+.3f} m, f {f:.3f} m</source>
   <translation>闭合差：fx {fx:+.3f} m，fy {fy:+.3f} m，f {f:.3f} m</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>closes</source>
   <translation>闭合</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Move &amp;the corner there</source>
   <translation>将拐点移到该处(&amp;T)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Add &amp;the corner</source>
   <translation>添加拐点(&amp;T)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>135.3015: ask</source>
   <translation>135.3015：询问</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>135.3015 is 135°30′15″ (D.MMSS)</source>
   <translation>135.3015 即 135°30′15″（度.分秒）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>135.3015 is decimal degrees</source>
   <translation>135.3015 为十进制度</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Sides leave the arc by {tolerance:g} m at most (set in the options).</source>
   <translation>各边偏离圆弧不超过 {tolerance:g} m（在选项中设置）。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Click or type a place on the arc.</source>
   <translation>请单击或键入弧上一点。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Click or type its end.</source>
   <translation>请单击或键入终点。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>Still {f:.3f} m to the end: X {x:+.3f} m, Y {y:+.3f} m</source>
   <translation>距终点还有 {f:.3f} m：X {x:+.3f} m，Y {y:+.3f} m</translation>
  </message>
  <message>
   <location filename="../ui/drawing/pages.py" />
   <source>length {length:.3f} m</source>
   <translation>长度 {length:.3f} m</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>New unit in '{layer}'</source>
   <translation>在“{layer}”中绘制新单元</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Hole in a unit of '{layer}'</source>
   <translation>在“{layer}”的单元中挖孔</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Further part of the selected unit of '{layer}'</source>
   <translation>为“{layer}”中选中的单元加部分</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Line that divides units of '{layer}'</source>
   <translation>分割“{layer}”单元的线</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Corner of '{layer}': click it, then its new place</source>
   <translation>“{layer}”的拐点：单击拐点，再单击新位置</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>&amp;Unit number</source>
   <translation>单元编号(&amp;U)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>to be said in the form</source>
   <translation>在表单中填写</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Sect&amp;ion</source>
   <translation>所属部分(&amp;I)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Open the form of the unit afterwards</source>
   <translation>完成后打开单元表单</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Ta&amp;ke back</source>
   <translation>退回(&amp;K)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Take the last corner back (Backspace on the map)</source>
   <translation>退回上一个拐点（在地图上按 Backspace）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Ta&amp;ke the corner out</source>
   <translation>删除拐点(&amp;K)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Take the corner that was clicked out of the units that have it (Delete on the map)</source>
   <translation>从所属单元中删除所单击的拐点（在地图上按 Delete）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Drop what was drawn (Escape on the map)</source>
   <translation>放弃已绘内容（在地图上按 Esc）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <location filename="../ui/guide.py" />
   <source>&amp;Finish</source>
   <translation>完成(&amp;F)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Close the outline (Enter or right click on the map)</source>
   <translation>闭合边界（在地图上按回车或右键）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Cor&amp;ner</source>
   <translation>拐点(&amp;N)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>&amp;Bearing</source>
   <translation>方位角(&amp;B)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>&amp;Arc</source>
   <translation>圆弧(&amp;A)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Choose a tool of the bar 'Draw units'.</source>
   <translation>请在“绘制单元”工具栏中选择工具。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>{count} corners, perimeter {length:.3f} m</source>
   <translation>{count} 个拐点，周长 {length:.3f} m</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Length {length:.3f} m</source>
   <translation>长度 {length:.3f} m</translation>
  </message>
  <message>
   <location filename="../ui/drawing/panel.py" />
   <source>Official area {area} (plane {planar:.2f} m²)</source>
   <translation>椭球面积 {area}（平面 {planar:.2f} m²）</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>&amp;Merge…</source>
   <translation>合并(&amp;M)…</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Make the selected units one unit</source>
   <translation>将选中的单元合并为一个</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Num&amp;ber from the north-west</source>
   <translation>自西北角编号(&amp;B)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Number the corners of the selected units, or of all, clockwise from the north-west corner</source>
   <translation>将选中（或全部）单元的拐点改为自西北角起顺时针编号</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>&amp;Show corner numbers</source>
   <translation>显示拐点号(&amp;S)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Write the corner numbers of units on the map</source>
   <translation>在地图上注出单元的拐点号</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Help on dra&amp;wing</source>
   <translation>绘制帮助(&amp;W)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>&amp;New unit</source>
   <translation>新单元(&amp;N)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Draw a unit: click or type its corners, Enter finishes, Backspace takes back, Escape cancels</source>
   <translation>绘制单元：单击或键入拐点，回车完成，Backspace 退回，Esc 放弃</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>&amp;Hole</source>
   <translation>挖孔(&amp;H)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Cut a hole out of a unit</source>
   <translation>在单元中挖孔</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>&amp;Part</source>
   <translation>加部分(&amp;P)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Draw a further part of the selected unit</source>
   <translation>为选中的单元加一个不相连的部分</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>&amp;Divide</source>
   <translation>分割(&amp;D)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Draw a line that divides the selected units, or those that it crosses</source>
   <translation>画线分割选中的单元，或该线穿过的单元</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>M&amp;ove a corner</source>
   <translation>移动拐点(&amp;O)</translation>
  </message>
  <message>
   <location filename="../ui/drawing/part.py" />
   <source>Click a corner and then its new place, or type it; neighbours that have the corner go along</source>
   <translation>单击拐点，再单击或键入新位置；共用该拐点的相邻单元一并变动</translation>
  </message>
  <message>
   <location filename="../ui/drawing/sentences.py" />
   <source>New corners on the boundary of {units}, so that it stays shared.</source>
   <translation>已在 {units} 的边界上加入新拐点，使公共边界保持一致。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/sentences.py" />
   <source>The traverse ended {f:.3f} m from the first corner (1/{one_in}), and the outline has this as a side. If it is the closing error: undo, draw it again and distribute the error before it is finished.</source>
   <translation>导线终点距第一个拐点 {f:.3f} m（1/{one_in}），边界中按一条边保留。如为闭合差：请撤销后重新绘制，在完成前分配闭合差。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/show.py" />
   <source>crosses itself</source>
   <translation>自相交</translation>
  </message>
  <message>
   <location filename="../ui/drawing/targets.py" />
   <source>Which unit is it for?</source>
   <translation>用于哪个单元？</translation>
  </message>
  <message>
   <location filename="../ui/drawing/targets.py" />
   <source>Which units are to be divided?</source>
   <translation>分割哪些单元？</translation>
  </message>
  <message>
   <location filename="../ui/drawing/targets.py" />
   <source>Select the unit that gets a further part, then finish (Enter).</source>
   <translation>请选中要加部分的单元，再按回车完成。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/targets.py" />
   <source>There is no unit. Draw the hole inside one.</source>
   <translation>该处没有单元。请在单元内挖孔。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/targets.py" />
   <source>A dividing line has two corners at least.</source>
   <translation>分割线至少要有两个点。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/tool.py" />
   <source>The map is in {crs}, of another datum than the units. Set the CRS of the project to a CGCS2000 plane to draw.</source>
   <translation>地图坐标系为 {crs}，与单元基准不同。请将工程坐标系设为 CGCS2000 投影带后绘制。</translation>
  </message>
  <message>
   <location filename="../ui/drawing/tool.py" />
   <source>'{layer}' is in {crs}, of another datum than the units: its corners cannot be taken over. Switch snapping to it off.</source>
   <translation>“{layer}”的坐标系为 {crs}，与单元基准不同：不能取用其坐标。请关闭对该图层的捕捉。</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>What is selected</source>
   <translation>选中的内容</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>Reason (needed to dismiss)</source>
   <translation>理由（排除时必填）</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <location filename="../ui/findings_text.py" />
   <source>Reason</source>
   <translation>理由</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>Reviewer</source>
   <translation>复核人</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>Who marks; stands in the marks beside the day</source>
   <translation>由谁标记；与日期一起记入标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>&amp;Confirm</source>
   <translation>确认(&amp;C)</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>It is so: mark what is selected</source>
   <translation>情况属实：标记选中的内容</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>&amp;Dismiss</source>
   <translation>排除(&amp;D)</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>It does not count: mark with a reason</source>
   <translation>不予采纳：标记并写明理由</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>&amp;Take mark away</source>
   <translation>取消标记(&amp;T)</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>Mark what is selected as not yet looked at</source>
   <translation>将选中的内容恢复为未标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>Click a row to see its place; select one or several to mark them.</source>
   <translation>单击一行查看位置；选中一行或多行进行标记。</translation>
  </message>
  <message>
   <location filename="../ui/findings_details.py" />
   <source>{count} are selected.</source>
   <translation>已选中 {count} 条。</translation>
  </message>
  <message>
   <location filename="../ui/findings_export.py" />
   <source>Export the list</source>
   <translation>导出清单</translation>
  </message>
  <message>
   <location filename="../ui/findings_export.py" />
   <source>{count} rows copied.</source>
   <translation>已复制 {count} 行。</translation>
  </message>
  <message>
   <location filename="../ui/findings_export.py" />
   <source>findings and verdicts.xlsx</source>
   <translation>检查结果与结论.xlsx</translation>
  </message>
  <message>
   <location filename="../ui/findings_export.py" />
   <source>{count} rows written to '{path}'.</source>
   <translation>已将 {count} 行写入“{path}”。</translation>
  </message>
  <message>
   <location filename="../ui/findings_export.py" />
   <source>'{path}' could not be written ({reason}). Close it in other programs, or choose another place.</source>
   <translation>“{path}”无法写入（{reason}）。请在其他程序中关闭该文件，或选择其他位置。</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>Words of the sentence, unit, rule, file, reason … (Ctrl+F)</source>
   <translation>说明、单元、规则、文件、理由中的词…（Ctrl+F）</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>Group the list by</source>
   <translation>清单分组</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>Rule, or kind of finding</source>
   <translation>规则，或检查结果的种类</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <location filename="../ui/findings_text.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Step</source>
   <translation>步骤</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <location filename="../ui/findings_text.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Mark</source>
   <translation>复核标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>All units</source>
   <translation>全部单元</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>All rules</source>
   <translation>全部规则</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>All steps</source>
   <translation>全部步骤</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>All marks</source>
   <translation>全部标记状态</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>By kind</source>
   <translation>按类别</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>By unit</source>
   <translation>按单元</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>By rule</source>
   <translation>按规则</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>By step</source>
   <translation>按步骤</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>By mark</source>
   <translation>按标记状态</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>No groups</source>
   <translation>不分组</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <location filename="../ui/findings_text.py" />
   <location filename="../ui/findings_tree.py" />
   <location filename="../ui/findings_view.py" />
   <source>No unit</source>
   <translation>不属于单元</translation>
  </message>
  <message>
   <location filename="../ui/findings_filters.py" />
   <source>Show or hide: {kind}</source>
   <translation>显示或隐藏：{kind}</translation>
  </message>
  <message>
   <location filename="../ui/findings_list.py" />
   <location filename="../ui/findings_panel.py" />
   <location filename="../ui/findings_text.py" />
   <source>Findings and verdicts</source>
   <translation>检查结果与结论</translation>
  </message>
  <message>
   <location filename="../ui/findings_panel.py" />
   <source>All findings and verdicts of the project, to be looked at and marked</source>
   <translation>工程的全部检查结果和核查结论，供查看和标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_place.py" />
   <source>This belongs to no unit and has no place on the map.</source>
   <translation>该条不属于任何单元，在地图上没有位置。</translation>
  </message>
  <message>
   <location filename="../ui/findings_place.py" />
   <source>The place cannot be shown in the coordinate system of the map.</source>
   <translation>该位置不能在地图坐标系中显示。</translation>
  </message>
  <message>
   <location filename="../ui/findings_place.py" />
   <source>Unit {unit} is not in the project's layer of units, so it cannot be shown.</source>
   <translation>单元 {unit} 不在项目的单元图层中，不能显示。</translation>
  </message>
  <message>
   <location filename="../ui/findings_table.py" />
   <source>Finding</source>
   <translation>检查结果</translation>
  </message>
  <message>
   <location filename="../ui/findings_table.py" />
   <location filename="../ui/findings_text.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Place</source>
   <translation>位置</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>Kind</source>
   <translation>类别</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <location filename="../ui/findings_tree.py" />
   <source>Finding or verdict</source>
   <translation>检查结果或结论</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>Rule or code</source>
   <translation>规则或代码</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>Reason of the mark</source>
   <translation>复核理由</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>Marked by</source>
   <translation>复核人</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>Marked on</source>
   <translation>复核日期</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>State of the mark</source>
   <translation>标记状态</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>Code</source>
   <translation>代码</translation>
  </message>
  <message>
   <location filename="../ui/findings_text.py" />
   <source>Marked was</source>
   <translation>标记时的内容</translation>
  </message>
  <message>
   <location filename="../ui/findings_tree.py" />
   <source>Not affected</source>
   <translation>不涉及</translation>
  </message>
  <message>
   <location filename="../ui/findings_tree.py" />
   <source>Not marked</source>
   <translation>未标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_tree.py" />
   <source>To be marked again</source>
   <translation>须重新确认</translation>
  </message>
  <message>
   <location filename="../ui/findings_tree.py" />
   <source>Confirmed</source>
   <translation>已确认</translation>
  </message>
  <message>
   <location filename="../ui/findings_tree.py" />
   <source>Dismissed</source>
   <translation>已排除</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>No step has left findings or verdicts in this project. That is no proof that all is well: run the checks.</source>
   <translation>本工程中还没有检查结果和结论。这不表示没有问题：请运行各项检查。</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>The table of verdicts was made anew and does not have them yet</source>
   <translation>结论表已重新生成，其中还没有这些标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Nothing of this list fits the filters.</source>
   <translation>清单中没有符合筛选条件的内容。</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Confirm</source>
   <translation>确认</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Dismiss (with the reason written beside)</source>
   <translation>排除（须在旁边写明理由）</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Take mark away</source>
   <translation>取消标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <location filename="../ui/missing_packages.py" />
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Write the reason first: what is dismissed without one does not count.</source>
   <translation>请先写明理由：没有理由的排除不生效。</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Select the findings and verdicts in the list first.</source>
   <translation>请先在清单中选中检查结果或结论。</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Undo the last mark</source>
   <translation>撤销上一次标记</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Copy as text and table</source>
   <translation>复制为文本和表格</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Export as Excel or CSV…</source>
   <translation>导出为 Excel 或 CSV…</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Read the list again</source>
   <translation>重新读取清单</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Zoom to the place</source>
   <translation>缩放至位置</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Show all</source>
   <translation>全部显示</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Write {count} marks that the project kept into the table of verdicts</source>
   <translation>将工程保存的 {count} 个标记写入结论表</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Only this rule</source>
   <translation>只看此规则</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>{shown} of {total} shown, {hidden} hidden by the filters.</source>
   <translation>共 {total} 条，显示 {shown} 条，筛选隐藏 {hidden} 条。</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>{total} entries.</source>
   <translation>共 {total} 条。</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Not checked, not run yet: {steps}.</source>
   <translation>尚未运行，未核查：{steps}。</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Only unit {name}</source>
   <translation>只看单元 {name}</translation>
  </message>
  <message>
   <location filename="../ui/findings_view.py" />
   <source>Only step {name}</source>
   <translation>只看步骤“{name}”</translation>
  </message>
  <message>
   <location filename="../ui/freshness.py" />
   <source>'{what}' was not there for '{label}'.</source>
   <translation>“{label}”当时没有“{what}”。</translation>
  </message>
  <message>
   <location filename="../ui/freshness.py" />
   <source>some features of {layer}</source>
   <translation>{layer} 的部分要素</translation>
  </message>
  <message>
   <location filename="../ui/freshness.py" />
   <source>'{what}' is no longer given for '{label}'.</source>
   <translation>“{label}”已不再有“{what}”。</translation>
  </message>
  <message>
   <location filename="../ui/freshness.py" />
   <source>'{what}' was changed since.</source>
   <translation>“{what}”此后有改动。</translation>
  </message>
  <message>
   <location filename="../ui/freshness.py" />
   <source>'{label}' is '{new}' and was '{old}'.</source>
   <translation>“{label}”现为“{new}”，当时为“{old}”。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Four coordinate files of a survey, each written differently, become the units of the plan year.</source>
   <translation>写法各不相同的四个测量坐标文件，成为计划年度的单元。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Twelve units are on the map and in the project. 'Findings' says how each file was read: its form, its encoding, and by which digits the plane was known.</source>
   <translation>地图上和项目中有了十二个单元。“检查结果”说明每个文件怎样读取：格式、编码，以及依据哪些数字判定投影带。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>The units are laid over the land survey (DLTB): which class, how much, balanced to the official area.</source>
   <translation>单元与地类图斑（DLTB）叠加：有哪些地类、各有多少，并按椭球面积平差。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Open the table 'Unit by land class': the classes of each unit add up to the unit, to the last decimal. The figures in this row are of all units.</source>
   <translation>打开“单元地类汇总”表：每个单元的地类之和与单元面积一位不差。本行的数字是全部单元的合计。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Geometry, attributes, licence boundary and neighbours of each unit are checked.</source>
   <translation>检查每个单元的图形、属性、采矿权范围和相邻关系。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Look at the findings: JH-04 reaches 3 cm over the licence boundary. Nothing was mended: you decide, in the unit layer, and then this row says that its result is out of date.</source>
   <translation>看检查结果：JH-04 超出采矿权范围 3 厘米。程序没有改动：由您决定，在单元图层中修改，之后本行会写明成果已过期。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Red line, farmland, reserves, town boundary, roads and water: a verdict for each unit and rule.</source>
   <translation>红线、基本农田、保护地、城镇开发边界、道路和水体：每个单元、每条规则各有结论。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>XF-01 meets the red line, JH-04 permanent basic farmland. 'Not checked' is counted by itself: for these rules the sample has no layer, and that is not the same as free.</source>
   <translation>XF-01 涉及生态保护红线，JH-04 涉及永久基本农田。“未核查”单独计数：示例没有这些规则所需的图层，这不等于不涉及。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Last year's plan is held against what was done, unit by unit.</source>
   <translation>上年度计划与实施结果逐单元对照。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>One unit differs from its plan, one was not done, one was not planned. 'Open' has the table and a text.</source>
   <translation>一个单元与计划不一致，一个未实施，一个在计划之外。“打开”中有对照表和文字草稿。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>The official form of the year is filled: Excel and PDF with the same numbers.</source>
   <translation>填报本年度的规定表式：Excel 和 PDF，数字相同。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>'Open' shows both. The three sections add up to the area of the first row. Findings say what is missing.</source>
   <translation>“打开”中可看到两种文件。三个部分的面积合计与第 1 步的单元面积一致。检查结果说明缺少什么。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Maps, tables and coordinate files for the acceptance, with a list of hashes. It takes a little longer.</source>
   <translation>验收用的图、表和坐标文件，附校验码清单。用时稍长。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>'Open' shows the folder. The list of contents says what is in it, what is missing and why. That was the year: your own project begins with 'New project'.</source>
   <translation>“打开”可进入文件夹。资料清单写明其中有什么、尚缺什么及原因。一年的工作到此完成：您自己的项目从“新建项目”开始。</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>&amp;Leave</source>
   <translation>离开(&amp;L)</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>&amp;Run this step</source>
   <translation>运行这一步(&amp;R)</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>&amp;Next</source>
   <translation>下一步(&amp;N)</translation>
  </message>
  <message>
   <location filename="../ui/guide.py" />
   <source>Worked example: {number} of {count}</source>
   <translation>示例教程：第 {number} 步，共 {count} 步</translation>
  </message>
  <message>
   <location filename="../ui/locator.py" />
   <source>Restoration units</source>
   <translation>修复单元</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>Carry the plan over into the unit layer…</source>
   <translation>将上年度计划转入单元图层…</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>Last year's planned units become this year's restored ones, in one step of Undo</source>
   <translation>上年度的计划单元转为“上年度修复情况”单元，一步完成，可撤销</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>Sample layers into this project…</source>
   <translation>把示例图层载入本工程…</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>Rules, templates, names for the title block, tolerances: set once for all dialogs</source>
   <translation>规则、模板、图签人员、容差：设置一次，各对话框通用</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>Mine restoration panel</source>
   <translation>矿区生态修复面板</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>Show or hide the steps of the year's work</source>
   <translation>显示或隐藏年度工作步骤</translation>
  </message>
  <message>
   <location filename="../ui/menu.py" />
   <source>{step}…</source>
   <translation>{step}…</translation>
  </message>
  <message>
   <location filename="../ui/missing_packages.py" />
   <source>missing</source>
   <translation>缺少</translation>
  </message>
  <message>
   <location filename="../ui/missing_packages.py" />
   <source>missing (optional)</source>
   <translation>缺少（可选）</translation>
  </message>
  <message>
   <location filename="../ui/missing_packages.py" />
   <source>Nothing is installed by this plugin itself. After the command has run, start QGIS again.</source>
   <translation>插件自身不安装任何东西。命令运行完后，请重新启动 QGIS。</translation>
  </message>
  <message>
   <location filename="../ui/missing_packages.py" />
   <source>{version}, too old</source>
   <translation>{version}，版本过低</translation>
  </message>
  <message>
   <location filename="../ui/missing_packages.py" />
   <source>All packages are there.</source>
   <translation>所需的包均已安装。</translation>
  </message>
  <message>
   <location filename="../ui/missing_packages.py" />
   <source>Missing or too old: {packages}.</source>
   <translation>缺少或版本过低：{packages}。</translation>
  </message>
  <message>
   <location filename="../ui/missing_packages.py" />
   <source>Everything that is needed is there. Missing, for single things only: {packages}.</source>
   <translation>必需的包均已安装。缺少的只影响个别功能：{packages}。</translation>
  </message>
  <message>
   <location filename="../ui/options.py" />
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <location filename="../ui/options.py" />
   <source>Packages</source>
   <translation>Python 包</translation>
  </message>
  <message>
   <location filename="../ui/options.py" />
   <source>What to do…</source>
   <translation>怎么办…</translation>
  </message>
  <message>
   <location filename="../ui/options_page.py" />
   <source>Reset all</source>
   <translation>全部恢复</translation>
  </message>
  <message>
   <location filename="../ui/options_page.py" />
   <source>For this project only. What is not set here is as in Settings ▸ Options ▸ Mine Restoration ▸ Settings.</source>
   <translation>仅用于本工程。此处未设置的，按“设置 ▸ 选项 ▸ 矿区生态修复 ▸ 设置”。</translation>
  </message>
  <message>
   <location filename="../ui/options_page.py" />
   <source>For all projects. A project may have values of its own: Project ▸ Properties ▸ Mine Restoration.</source>
   <translation>用于所有工程。某个工程另有要求的，在“工程 ▸ 属性 ▸ 矿区生态修复”中设置。</translation>
  </message>
  <message>
   <location filename="../ui/outcome.py" />
   <source>The layer of units is empty: nothing was computed or checked. Add units, then run this step again.</source>
   <translation>单元图层为空：没有计算，也没有检查。请添加单元后重新运行该步骤。</translation>
  </message>
  <message>
   <location filename="../ui/outcome.py" />
   <source>final form</source>
   <translation>正式表</translation>
  </message>
  <message>
   <location filename="../ui/outcome.py" />
   <source>draft</source>
   <translation>草稿</translation>
  </message>
  <message>
   <location filename="../ui/outcome.py" />
   <source>not written, errors are open</source>
   <translation>未写正式表，有错误尚未处理</translation>
  </message>
  <message>
   <location filename="../ui/outcome.py" />
   <source>Official area (hm²)</source>
   <translation>椭球面积（hm²）</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>Area ({unit})</source>
   <translation>面积（{unit}）</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>Parcel, corner</source>
   <translation>地块、拐点</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>Declared</source>
   <translation>所填</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>X (north)</source>
   <translation>X（北）</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>Y (east)</source>
   <translation>Y（东）</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>Line</source>
   <translation>行</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>{count} corners</source>
   <translation>{count} 个拐点</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>not used</source>
   <translation>未采用</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>{corner} (ring {number})</source>
   <translation>{corner}（第 {number} 圈）</translation>
  </message>
  <message>
   <location filename="../ui/parcel_model.py" />
   <source>{count} more in the list of findings.</source>
   <translation>检查结果中还有 {count} 条。</translation>
  </message>
  <message>
   <location filename="../ui/project_state.py" />
   <source>What its results were made from is not known: this project was not saved after that run. Run it again.</source>
   <translation>成果由何而来不明：该次运行后工程未保存。请重新运行。</translation>
  </message>
  <message>
   <location filename="../ui/project_state.py" />
   <source>'{step}' was run again since.</source>
   <translation>“{step}”此后又运行过。</translation>
  </message>
  <message>
   <location filename="../ui/project_state.py" />
   <source>'{step}' is out of date itself.</source>
   <translation>“{step}”本身已过期。</translation>
  </message>
  <message>
   <location filename="../ui/runner.py" />
   <source>a layer that it reads was taken out of the project</source>
   <translation>所读取的图层已从工程中移除</translation>
  </message>
  <message>
   <location filename="../ui/runner.py" />
   <source>its project was closed</source>
   <translation>其工程已关闭</translation>
  </message>
  <message>
   <location filename="../ui/runner.py" />
   <source>stopped; what was there before is unchanged.</source>
   <translation>已停止；原有成果不变。</translation>
  </message>
  <message>
   <location filename="../ui/runner.py" />
   <source>its project was closed meanwhile; its layers are in the project that is open.</source>
   <translation>运行期间其工程已关闭；所得图层在当前打开的工程中。</translation>
  </message>
  <message>
   <location filename="../ui/runner.py" />
   <source>stopped, because {reason}; nothing was kept.</source>
   <translation>{reason}，因此停止；未保留任何结果。</translation>
  </message>
  <message>
   <location filename="../ui/runner.py" />
   <source>the result '{layer}' cannot be loaded.</source>
   <translation>成果“{layer}”无法加载。</translation>
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Sample (fictional)</source>
   <translation>示例（虚构）</translation>
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Units of the year before</source>
   <translation>上年度单元</translation>
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Coverage of the zone layers</source>
   <translation>管控图层覆盖范围</translation>
  </message>
  <message>
   <location filename="../ui/setting_rows.py" />
   <source>All projects: {value}</source>
   <translation>所有工程：{value}</translation>
  </message>
  <message>
   <location filename="../ui/setting_rows.py" />
   <source>Default: {value}</source>
   <translation>默认：{value}</translation>
  </message>
  <message>
   <location filename="../ui/setting_rows.py" />
   <source>Back to: {value}</source>
   <translation>恢复为：{value}</translation>
  </message>
  <message>
   <location filename="../ui/setting_rows.py" />
   <source>Data files</source>
   <translation>数据文件</translation>
  </message>
  <message>
   <location filename="../ui/sheet_preview.py" />
   <source>{title} (preview)</source>
   <translation>{title}（预览）</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>done</source>
   <translation>已完成</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Not finished. The log of its window says why.</source>
   <translation>未完成。原因见其窗口的日志。</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>running</source>
   <translation>正在运行</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Run with &amp;parameters…</source>
   <translation>设置参数后运行(&amp;P)…</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>stopping…</source>
   <translation>正在停止…</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Run…</source>
   <translation>运行…</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open this tool, filled from the project</source>
   <translation>打开该工具，参数取自当前工程</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Stop this step (Esc); what was there before stays</source>
   <translation>停止该步骤（Esc）；原有成果保留</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open the table of findings</source>
   <translation>打开检查结果表</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open the result</source>
   <translation>打开成果</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Pre&amp;view of a map sheet…</source>
   <translation>图件预览(&amp;V)…</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Run</source>
   <translation>运行</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Opens the tool, filled from the project</source>
   <translation>打开该工具，参数取自当前工程</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Runs with the layers and settings of the project; the arrow beside it opens the tool instead</source>
   <translation>按工程的图层和设置运行；旁边的箭头打开该工具的对话框</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Out of date: {reasons}</source>
   <translation>已过期：{reasons}</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Asks first for: {what}</source>
   <translation>运行前须先填写：{what}</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Not finished: {reason}</source>
   <translation>未完成：{reason}</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>errors: {count}</source>
   <translation>错误 {count}</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>not checked: {count}</source>
   <translation>未核查 {count}</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>warnings: {count}</source>
   <translation>警告 {count}</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>New project</source>
   <translation>新建项目</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>GeoPackage and QGIS project of one mining right</source>
   <translation>一个采矿权的 GeoPackage 和 QGIS 工程</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Units from corners</source>
   <translation>坐标成图</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Coordinate files become units with official areas</source>
   <translation>由坐标文件生成单元，计算椭球面积</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Land classes</source>
   <translation>套合地类</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Area of each class of the land survey in each unit</source>
   <translation>单元内三调各地类的面积</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Geometry, attributes, mining right, neighbours</source>
   <translation>图形、属性、采矿权范围、相邻单元</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Red line, farmland, reserves, roads, water</source>
   <translation>红线、基本农田、保护地、道路、水体</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Last year's plan against what was done, unit by unit</source>
   <translation>上年度计划与实施结果逐单元对照</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>The official form as Excel and PDF</source>
   <translation>规定表式，Excel 和 PDF</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Acceptance package</source>
   <translation>验收图件包</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Maps, tables and coordinate files with a manifest</source>
   <translation>图、表、坐标文件和清单</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Last year's planned units become this year's restored ones, as a layer of their own</source>
   <translation>上年度的计划单元转为“上年度修复情况”单元，输出为单独图层</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Export corners</source>
   <translation>导出坐标</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Write the units' corners as a coordinate file</source>
   <translation>将单元拐点写成坐标文件</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>One map sheet of the package, as a PDF and in the layout window</source>
   <translation>图件包中的一张图，输出 PDF 并在布局窗口中打开</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>A filled form back to units, and what differs from the record</source>
   <translation>将填好的情况表读成单元，并列出与现有数据的差异</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Update project</source>
   <translation>升级项目</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Bring a project of an earlier version to this one; a copy is kept</source>
   <translation>将旧版本建立的项目升级到当前版本，并保留备份</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>A package that somebody else handed in: hashes, corners, areas, sums, classes, verdicts</source>
   <translation>核验他人提交的图件包：校验码、拐点、面积、合计、地类、管控区结论</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>The ground seen from roads, railways, rivers and shores</source>
   <translation>公路、铁路、河流、湖岸的可视范围</translation>
  </message>
  <message>
   <location filename="../ui/update_offer.py" />
   <source>An earlier version of the plugin made this project. An update adds what it lacks and keeps a copy of how it was.</source>
   <translation>该项目由旧版本插件建立。升级会补充缺少的内容，并保留升级前的备份。</translation>
  </message>
  <message>
   <location filename="../ui/update_offer.py" />
   <source>Update</source>
   <translation>升级</translation>
  </message>
  <message>
   <location filename="../ui/update_offer.py" />
   <source>Save the project and end editing its layers first; then update it ('Update restoration project' in the toolbox, or open the project again).</source>
   <translation>请先保存工程并结束图层编辑，然后升级（工具箱中的“升级修复项目”，或重新打开工程）。</translation>
  </message>
  <message>
   <location filename="../ui/update_offer.py" />
   <source>The project was updated. As it was before: {path}</source>
   <translation>项目已升级。升级前的备份：{path}</translation>
  </message>
  <message>
   <location filename="../ui/update_offer.py" />
   <source>This project is of version {version}, made by a newer plugin; this one knows versions up to {known}. Install the newer plugin on this computer before you work in it.</source>
   <translation>该项目的版本为 {version}，由更新版本的插件建立；本插件只支持到版本 {known}。请先在本机安装新版插件，再在其中作业。</translation>
  </message>
 </context>
</TS>
