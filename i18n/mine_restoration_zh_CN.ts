<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>MineRestoration</name>
  <message>
   <location filename="../plugin.py" />
   <location filename="../processing/provider.py" />
   <location filename="../processing/unavailable.py" />
   <location filename="../ui/dock.py" />
   <source>Mine Restoration</source>
   <translation>矿区生态修复</translation>
  </message>
  <message>
   <location filename="../plugin.py" />
   <source>Mine restoration panel</source>
   <translation>矿区生态修复面板</translation>
  </message>
  <message>
   <location filename="../plugin.py" />
   <source>Show or hide the steps of the year's work</source>
   <translation>显示或隐藏年度工作步骤</translation>
  </message>
  <message>
   <location filename="../plugin.py" />
   <location filename="../ui/dock.py" />
   <source>Try the sample</source>
   <translation>试用示例</translation>
  </message>
  <message>
   <location filename="../plugin.py" />
   <source>{step}…</source>
   <translation>{step}…</translation>
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
   <location filename="../gis/crs.py" />
   <source>no CRS</source>
   <translation>无坐标系</translation>
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
   <source>Python packages are missing or too old: install them with  {command}  in the Python of QGIS, and start QGIS again.</source>
   <translation>缺少 Python 包或版本过低：请在 QGIS 所用的 Python 中运行 {command} 安装，然后重新启动 QGIS。</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Results</source>
   <translation>成果</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Unit</source>
   <translation>单元</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Usual words</source>
   <translation>常用词</translation>
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
   <source>What and where</source>
   <translation>名称与位置</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>State and measures</source>
   <translation>现状与措施</translation>
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Computed by the plugin</source>
   <translation>由程序计算</translation>
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
   <location filename="../gis/layouts.py" />
   <source>The export of {name} was cancelled.</source>
   <translation>已取消输出 {name}。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>There is not enough memory to draw {name}. Close other programs and run again.</source>
   <translation>内存不足，无法绘制 {name}。请关闭其他程序后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>{name} cannot be written. It may be open in another program, or the disk may be full.</source>
   <translation>无法写入 {name}。可能已在其他程序中打开，或磁盘已满。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>QGIS could not start the PDF {name}. Check that its folder can be written to.</source>
   <translation>QGIS 无法开始写 PDF {name}。请检查其文件夹能否写入。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>QGIS could not make the layers of {name}.</source>
   <translation>QGIS 无法生成 {name} 的图层。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>QGIS could not go through the pages of {name}: {problem}.</source>
   <translation>QGIS 无法逐页输出 {name}：{problem}。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>{name} was not made; QGIS says: {problem}.</source>
   <translation>未生成 {name}；QGIS 提示：{problem}。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>None of the Chinese typefaces {families} is installed, so the maps would have empty boxes for text. Install one (Debian: fonts-wqy-zenhei; Windows brings SimSun) and run again.</source>
   <translation>未安装中文字体 {families} 中的任何一种，图上文字会成为空框。请安装其中一种（Debian：fonts-wqy-zenhei；Windows 自带宋体 SimSun）后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>{path} is no QGIS layout template. Save it from the layout window as a template again.</source>
   <translation>{path} 不是 QGIS 布局模板。请在布局窗口中重新另存为模板。</translation>
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
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” could not be made; the lines above say why. It is listed as missing.</source>
   <translation>未能生成“{item}”，原因见上面各行。已列为缺少。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” is not in the package: the layer or table that it is made from was not given. It is listed as missing.</source>
   <translation>图件包中没有“{item}”：未提供生成它所需的图层或表。已列为缺少。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” is not in the package: there is no unit that it would show.</source>
   <translation>图件包中没有“{item}”：没有可供表示的单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>{count} items are yours to add and are listed as missing until then: {items}.</source>
   <translation>有 {count} 项须由您补充，补充之前列为缺少：{items}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the layer states {stated} hm², its geometry has {measured} hm². The form shows the geometry's area; compute the area fields again if the geometry was edited.</source>
   <translation>图层中填写 {stated} hm²，按图形计算为 {measured} hm²。表中采用图形面积；图形改动过的，请重新计算面积字段。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>nobody said what belongs under '{column}'; the cell of the form stays empty.</source>
   <translation>“{column}”一栏无人填写，表中该格留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the land class is stated as {stated}, the survey (data year {year}) shows {survey}. The form has the stated class; note 1 of the form asks for agreement with the published survey.</source>
   <translation>所填地类为 {stated}，调查成果（数据年份 {year}）为 {survey}。表中采用所填地类；表注 1 要求与已公布的调查成果衔接。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no land class was stated, so the rows have the classes of the survey (data year {year}): {classes}. Look whether they are those after restoration.</source>
   <translation>未填地类，各行采用调查成果（数据年份 {year}）的地类：{classes}。请核对是否为修复后地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no land class: the field land_class is empty and SUMMARY does not have the unit. Fill in the class, or attach land classes to the unit first.</source>
   <translation>无地类：land_class 字段为空，SUMMARY 中也没有该单元。请填写地类，或先对该单元套合地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no land class of {edition}. Write the code of a second-level class, such as 0301.</source>
   <translation>“{text}”不是{edition}中的地类。请填写二级类编码，如 0301。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no date and is printed as it stands. Write dates of the licence like 2026-03-31.</source>
   <translation>“{text}”不是日期，照原样打印。采矿权有效期请按 2026-03-31 的格式填写。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the geometry is invalid ({reason}), so it has no area and counts in no sum. Correct the corners.</source>
   <translation>图形无效（{reason}），没有面积，不计入任何合计。请改正拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is missing in the mine's row; the cell of the form stays empty.</source>
   <translation>矿山信息行中缺少“{column}”，表中该格留空。</translation>
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
   <translation>该单元有 {area} hm² 为“{name}”，不是地类。为使面积闭合，该行保留在表中；上报前须予以解决。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit has no polygon, so it has neither corners nor an area.</source>
   <translation>该单元没有面图形，既无拐点也无面积。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>{count} units of other years ({years}) are not in the form of {year}.</source>
   <translation>其他年度（{years}）的 {count} 个单元不列入 {year} 年度的表。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no unit belongs to the block {section}.</source>
   <translation>没有属于“{section}”部分的单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no section, so the unit is in no block of the form. Write restored, damaged or planned.</source>
   <translation>“{text}”不是所属部分的取值，该单元不列入表中任何部分。请填 restored（上年度修复）、damaged（现状损毁）或 planned（本年度计划）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the classes in SUMMARY sum to {summary} hm², the unit has {unit_area} hm². The unit was changed after its land classes were attached, or they follow the survey's polygons: attach them again with unit control. The form shows the unit without a class.</source>
   <translation>SUMMARY 中各地类合计 {summary} hm²，单元面积为 {unit_area} hm²。套合地类之后单元有改动，或采用的是图斑控制：请用单元控制重新套合。表中该单元不写地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY has {count} units that are not in the layer of units, {first} among them; they are not used.</source>
   <translation>SUMMARY 中有 {count} 个单元不在单元图层中，其中有 {first}；这些行不采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY has a row of this unit without a readable area, so its classes cannot be used.</source>
   <translation>SUMMARY 中该单元有一行面积无法识别，其地类不能采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY does not say the year and edition of the survey; the form prints 未注明 in their place.</source>
   <translation>SUMMARY 未写明调查成果的年份和版本，表中相应位置打印“未注明”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no target land class: the field land_class is empty. The survey shows {survey} today, but a target cannot be read from a survey; fill in the class that the plan aims at.</source>
   <translation>无目标地类：land_class 字段为空。现状调查为 {survey}，但目标地类不能取自调查成果，请填写计划达到的地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the text under '{column}' has {length} characters; the cell takes {limit} and stays empty. Shorten it.</source>
   <translation>“{column}”栏的文字有 {length} 个字符；该格最多 {limit} 个，故留空。请缩短。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit number is there more than once in this year, so classes cannot be told apart. Each unit needs a number of its own.</source>
   <translation>同一年度内单元编号重复，地类无法区分。每个单元须有唯一编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the licence ends ({end}) before it begins ({begin}).</source>
   <translation>采矿权有效期止（{end}）早于有效期起（{begin}）。</translation>
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
   <location filename="../gis/messages/corners.py" />
   <source>The file cannot be read: {reason}.</source>
   <translation>无法读取文件：{reason}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>This is a folder or a device, not a file. Choose the coordinate files in it.</source>
   <translation>这是文件夹或设备，不是文件。请选择其中的坐标文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file has {size:.0f} MB; files above {limit} MB are not read. Split it, parcel by parcel.</source>
   <translation>文件大小为 {size:.0f} MB；超过 {limit} MB 的文件不予读取。请按地块拆分。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is empty.</source>
   <translation>文件为空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is no text but: {kind}. Save or export the corners as a text file, and take that.</source>
   <translation>文件不是文本，而是：{kind}。请将坐标另存或导出为文本文件后再使用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is no text: it is full of bytes that no text has. Take the text file instead.</source>
   <translation>文件不是文本：含有大量文本中不会出现的字节。请改用文本文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The form of this file is not known; it begins with '{text}'. What can be read: {dialects}. Write the corners in one of these forms.</source>
   <translation>无法识别文件格式，开头为“{text}”。可读取的格式：{dialects}。请按其中一种格式编写坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Read as {dialect} because of {marks}; encoding {encoding}; {parcels} parcels, {corners} corner rows.</source>
   <translation>按 {dialect} 格式读取（依据：{marks}）；编码 {encoding}；地块 {parcels} 个，拐点 {corners} 行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} lines hold bytes that are no {encoding} text, the first is this one; names there may be wrong. Save the file as UTF-8.</source>
   <translation>有 {count} 行含有不属于 {encoding} 文本的字节，本行为第一处；名称等文字可能有误。请将文件另存为 UTF-8。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} lines hold NUL bytes, the first is this one: the file was damaged. Compare it with the original.</source>
   <translation>有 {count} 行含有 NUL 字节，本行为第一处：文件已损坏。请与原件核对。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcels begin here without the heading [{section}]; they are read anyway.</source>
   <translation>地块由此开始，但缺少 [{section}] 标题；仍予读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{key}' stands twice: first '{first}', here '{second}'. The first was taken; correct the file.</source>
   <translation>“{key}”出现两次：先为“{first}”，此处为“{second}”。采用前者；请改正文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file ends without a parcel: no row ends with '@'. It may have been cut off; take the original again.</source>
   <translation>文件到结尾也没有地块：没有以“@”结尾的行。文件可能被截断，请重新取得原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file stops in the middle of the last number: '{text}'. The corner is likely wrong; take the original file again.</source>
   <translation>文件在最后一个数字中间中断：“{text}”。该拐点很可能有误，请重新取得原件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} rows under [{section}] belong to nothing and were left out, the first is: '{text}'.</source>
   <translation>[{section}] 之下有 {count} 行不属于任何内容，未采用，第一行为：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The head row of the parcel does not end with '@'; it was taken as one anyway.</source>
   <translation>地块首行没有以“@”结尾，仍按首行处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The head row has its fields in another order (the 5th should be 面): '{text}'. Check number and name of the parcel.</source>
   <translation>首行各项顺序不同（第 5 项应为“面”）：“{text}”。请核对地块编号和名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared number of corners is no whole number: '{text}'.</source>
   <translation>所填界址点数不是整数：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Corners without a head row of their parcel begin here: '{text}'. They are not used; add the head row that ends with '@'.</source>
   <translation>坐标由此开始，但缺少地块首行：“{text}”。这些坐标不采用；请补上以“@”结尾的首行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>This row is no corner: '{text}'. A corner has name, ring number, X and Y, with commas between.</source>
   <translation>该行不是拐点：“{text}”。拐点行应为点号、圈号、X、Y，以逗号分隔。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The ring number is no whole number: '{text}'.</source>
   <translation>圈号不是整数：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{text}' is no coordinate. Write a plain number in metres, such as 4912345.678.</source>
   <translation>“{text}”不是坐标。请填写以米为单位的普通数字，如 4912345.678。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} more rows of this parcel cannot be read.</source>
   <translation>该地块还有 {count} 行无法识别。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} rows of this parcel have more than four values, the first is this one; what follows Y was left out.</source>
   <translation>该地块有 {count} 行超过四个值，本行为第一处；Y 之后的内容未采用。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>No unit was made of this parcel: rows of it cannot be read (see the findings at those lines).</source>
   <translation>该地块未生成单元：有无法识别的行（见相应行的检查结果）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcel is of the kind '{shape}'; a restoration unit has to be 面 (an area).</source>
   <translation>该地块类型为“{shape}”；修复单元必须为“面”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcel has no corners: nothing follows its head row.</source>
   <translation>该地块没有拐点：首行之后没有内容。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{first:.3f} and {second:.3f} are no X (1,900,000 to 6,000,000 m) and Y (180,000 to 820,000 m, with or without zone number before it) in China; {count} rows of this parcel are so.</source>
   <translation>{first:.3f} 和 {second:.3f} 不是我国范围内的 X（1,900,000 至 6,000,000 m）和 Y（180,000 至 820,000 m，可带带号）；该地块有 {count} 行如此。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The corners of this parcel are in different zones ({zones}; '-' is without zone number). Bring them into one zone.</source>
   <translation>该地块的拐点分属不同的带（{zones}；“-”表示不带带号）。请统一到一个带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Y stands before X in all {count} rows of this parcel; seen by the size of the numbers, and read so.</source>
   <translation>该地块全部 {count} 行都是 Y 在 X 之前；按数值大小识别并据此读取。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>In {count} of {all} rows of this parcel Y stands before X, in the others not; each was read by the size of its numbers. Check the file.</source>
   <translation>该地块 {all} 行中有 {count} 行 Y 在 X 之前，其余不是；逐行按数值大小识别。请核对文件。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) by the digits before the eastings.</source>
   <translation>依横坐标前的带号，为第 {zone} 带（{width}度带，中央子午线 {meridian}°，EPSG:{epsg}）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the file declares; the eastings have no zone number.</source>
   <translation>依文件所写，为第 {zone} 带（{width}度带，中央子午线 {meridian}°，EPSG:{epsg}）；横坐标不带带号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as given by the parameter CRS; neither the eastings nor the file say it.</source>
   <translation>依参数 CRS，为第 {zone} 带（{width}度带，中央子午线 {meridian}°，EPSG:{epsg}）；横坐标和文件均未写明。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The zone cannot be known: the eastings have no zone number and the file declares none. Set the parameter CRS to the CGCS2000 plane of the coordinates.</source>
   <translation>无法确定带号：横坐标不带带号，文件也未写明。请将参数 CRS 设为坐标所在的 CGCS2000 投影带。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>No unit was made of this parcel: the zone or datum of its file stands against it (see the file's error).</source>
   <translation>该地块未生成单元：所在文件的带号或基准不符（见该文件的错误）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file declares zone {declared}, the digits before the eastings say {zone} (EPSG:{epsg}). The digits were taken; check which is right.</source>
   <translation>文件写明第 {declared} 带，横坐标前的数字为第 {zone} 带（EPSG:{epsg}）。采用后者；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file declares {declared}-degree zones, but zone {zone} is a {width}-degree zone. That was taken; check which is right.</source>
   <translation>文件写明 {declared} 度分带，但第 {zone} 带属于 {width} 度带。采用后者；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file declares zone {zone} (EPSG:{epsg}), the parameter CRS is EPSG:{given}. The coordinates were taken as in zone {zone}; check which is right.</source>
   <translation>文件写明第 {zone} 带（EPSG:{epsg}），参数 CRS 为 EPSG:{given}。坐标按第 {zone} 带采用；请核对哪个正确。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{text}' is no zone number (13 to 23 or 25 to 45); taken as not declared.</source>
   <translation>“{text}”不是带号（13 至 23 或 25 至 45），按未写明处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{text}' is no zone width (3 or 6 degrees); taken as not declared.</source>
   <translation>“{text}”不是分带度数（3 或 6），按未写明处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file does not say its datum (坐标系); taken as CGCS2000. Make sure of it: the digits cannot tell, and other datums lie up to a hundred metres and more away.</source>
   <translation>文件未写明坐标系，按 CGCS2000 处理。请务必核实：从数字上无法判断，其他基准可相差百米甚至更多。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file does not say its datum (坐标系); taken as CGCS2000, as the parameter CRS says.</source>
   <translation>文件未写明坐标系；依参数 CRS，按 CGCS2000 处理。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is in {datum} ('{text}'), units have to be in CGCS2000. Nothing was moved: without your own parameters that would be off by tens of metres. Transform the corners with the parameters of your surveying authority, or download them in CGCS2000 from the ministry's service (2000国家大地坐标系转换).</source>
   <translation>文件坐标系为 {datum}（“{text}”），单元须为 CGCS2000。未作任何转换：没有转换参数会相差数十米。请用测绘主管部门的参数转换，或从自然资源部的服务（2000国家大地坐标系转换）取得 CGCS2000 坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The datum '{text}' is not known, units have to be in CGCS2000 (2000国家大地坐标系). Transform the corners with the parameters of your surveying authority.</source>
   <translation>无法识别坐标系“{text}”，单元须为 CGCS2000（2000国家大地坐标系）。请用测绘主管部门的参数转换坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>This ground lies {degrees:.2f}° from the central meridian {meridian}° of the units' plane EPSG:{epsg}, whose zone reaches {half:g}°. Check the zone of the file, or digitise it in a run of its own.</source>
   <translation>该地块距单元平面坐标系 EPSG:{epsg} 的中央子午线 {meridian}° 有 {degrees:.2f}°，而该带只到 {half:g}°。请检查文件的带号，或单独成图。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>This corner lies {degrees:.2f}° from the central meridian {meridian}° of zone {zone}, which reaches {half:.1f}°. Check the zone and the easting; areas in the plane are too large there.</source>
   <translation>该拐点距第 {zone} 带中央子午线 {meridian}° 为 {degrees:.2f}°，超出半带宽 {half:.1f}°。请核对带号和横坐标；该处平面面积偏大。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Transformed from EPSG:{source_epsg} to EPSG:{epsg}, the plane of this run (same datum, no loss); official area {before:.2f} m² before, {after:.2f} m² after.</source>
   <translation>由 EPSG:{source_epsg} 换带到本次运行的 EPSG:{epsg}（基准相同，无损失）；换带前椭球面积 {before:.2f} m²，换带后 {after:.2f} m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The eastings were put into EPSG:{epsg}, the same zone {zone} with or without the zone number before them.</source>
   <translation>横坐标改写为 EPSG:{epsg} 的形式，仍为第 {zone} 带，仅增减带号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} has {count} different corners; an area needs three.</source>
   <translation>第 {ring} 圈只有 {count} 个不同的拐点；构成面至少要三个。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>All corners of ring {ring} lie on one line: it has no area.</source>
   <translation>第 {ring} 圈的拐点都在一条直线上，没有面积。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} crosses or touches itself: side {first} meets side {second} at X {north:.3f}, Y {east:.3f}. Check the order of the corners there.</source>
   <translation>第 {ring} 圈自相交或自相接：{first} 边与 {second} 边相遇于 X {north:.3f}，Y {east:.3f}。请核对该处拐点顺序。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {second} is ring {first} of line {first_line} again. Remove one of them, or correct its corners.</source>
   <translation>第 {second} 圈与第 {first_line} 行的第 {first} 圈重复。请删去其一，或改正拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {second} overlaps ring {first} of line {first_line} by {overlap:.4f} m² and is not inside it. Correct the corners; neighbours need the same corners along their common side.</source>
   <translation>第 {second} 圈与第 {first_line} 行的第 {first} 圈重叠 {overlap:.4f} m²，又不在其内。请改正拐点；相邻地块公共边上的拐点须一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{rings} rings share a side and were put together, the shared side fell away: {before} corners before, {after} after. The area is the same.</source>
   <translation>{rings} 个圈有公共边，已合并，公共边取消：合并前 {before} 个拐点，合并后 {after} 个。面积不变。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The rings touch in more than one point, which divides the area; it was written as {parts} parts with the same outline: {before} corners before, {after} after. The area is the same.</source>
   <translation>各圈有一处以上相接，将面分开；已写成 {parts} 个部分，外轮廓不变：原有拐点 {before} 个，现有 {after} 个。面积不变。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The rings of this parcel do not make an area that can be used. Check the corners where rings touch.</source>
   <translation>该地块的各圈不能构成可用的面。请核对各圈相接处的拐点。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} lies inside another ring and was taken as a hole, though its number says outer ring.</source>
   <translation>第 {ring} 圈位于另一圈之内，按孔洞处理，虽然其圈号表示外圈。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} lies in no other ring, or in a hole, and was taken as a part of the area, though a number above 1 is mostly a hole.</source>
   <translation>第 {ring} 圈不在其他圈之内，或在孔洞之内，按面的一部分处理，虽然大于 1 的圈号多表示孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The corner is the same place as {before} of line {first}, just before it.</source>
   <translation>该拐点与前一拐点 {before}（第 {first} 行）位置相同。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The last corner lies {gap:.3f} m from the first ({first}), but not on it; both were kept. If it is to close the ring, give it the same coordinates.</source>
   <translation>末点与首点（{first}）相距 {gap:.3f} m，并不重合；两点均保留。若应闭合，请填写相同坐标。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The last corner has the name of the first (line {first}) but lies {gap:.3f} m away; it was kept as a corner.</source>
   <translation>末点与首点（第 {first} 行）同名，但相距 {gap:.3f} m，按拐点保留。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Declared are {declared} corners; there are {corners} corners ({rows} rows with closing rows).</source>
   <translation>所填界址点数为 {declared}；实有拐点 {corners} 个（含闭合点共 {rows} 行）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area cannot be read: '{text}'.</source>
   <translation>所填面积无法识别：“{text}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) agrees with the official area ({official:.2f} m²) and with the planar one ({planar:.2f} m²).</source>
   <translation>所填面积 {declared}（单位 {unit}）与椭球面积（{official:.2f} m²）和平面面积（{planar:.2f} m²）均相符。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) is the official one ({official:.2f} m²), not the planar one ({planar:.2f} m²).</source>
   <translation>所填面积 {declared}（单位 {unit}）为椭球面积（{official:.2f} m²），不是平面面积（{planar:.2f} m²）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) is the planar one ({planar:.2f} m²), not the official one ({official:.2f} m²).</source>
   <translation>所填面积 {declared}（单位 {unit}）为平面面积（{planar:.2f} m²），不是椭球面积（{official:.2f} m²）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} declared areas (in {unit}) agree with the official areas and with the planar ones; the first is that of {first}.</source>
   <translation>有 {count} 个所填面积（单位 {unit}）与椭球面积和平面面积都相符；第一个为 {first}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} declared areas (in {unit}) are the official ones, not the planar ones; the first is that of {first}.</source>
   <translation>有 {count} 个所填面积（单位 {unit}）是椭球面积，不是平面面积；第一个为 {first}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} declared areas (in {unit}) are the planar ones, not the official ones that the county computes; the first is that of {first}.</source>
   <translation>有 {count} 个所填面积（单位 {unit}）是平面面积，不是县级部门计算的椭球面积；第一个为 {first}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) is that without taking off the holes ({gross:.2f} m²); the official area is {official:.2f} m², the planar {planar:.2f} m². Check which rings are holes.</source>
   <translation>所填面积 {declared}（单位 {unit}）未扣除孔洞（{gross:.2f} m²）；椭球面积为 {official:.2f} m²，平面面积为 {planar:.2f} m²。请核对哪些圈为孔洞。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (taken as {unit}) agrees neither with the official area ({official:.2f} m²) nor with the planar one ({planar:.2f} m²): {difference:+.2f} m², {percent:+.3f} % of the official one.</source>
   <translation>所填面积 {declared}（按 {unit} 计）与椭球面积（{official:.2f} m²）和平面面积（{planar:.2f} m²）均不符：{difference:+.2f} m²，为椭球面积的 {percent:+.3f} %。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcel has no number; the unit got '{number}'.</source>
   <translation>该地块没有编号，单元编号定为“{number}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The number '{before}' is taken; the unit got '{number}'.</source>
   <translation>编号“{before}”已被占用，单元编号定为“{number}”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Nothing says to which section {count} units belong ({units}). Set SECTION, or add a column 'section' to ATTRIBUTES.</source>
   <translation>有 {count} 个单元未写明所属部分（{units}）。请设置 SECTION，或在属性表中加 section 列。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Nothing says to which year {count} units belong ({units}). Set YEAR, or add a column 'year' to ATTRIBUTES.</source>
   <translation>有 {count} 个单元未写明年度（{units}）。请设置 YEAR，或在属性表中加 year 列。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The table has neither a column 'unit_id' (地块编号) nor 'name' (地块名称), so its rows belong to no parcel.</source>
   <translation>属性表中既没有 unit_id（地块编号）列，也没有 name（地块名称）列，各行无法与地块对应。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} rows hold characters that cannot be read, the first is row {row}; those values were not taken. The file is likely in GBK, as spreadsheets save it: save it as CSV UTF-8.</source>
   <translation>有 {count} 行含有无法识别的字符，第一行为第 {row} 行；这些值未采用。文件很可能是电子表格保存的 GBK 编码，请另存为 CSV UTF-8。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Columns that are no fields of a unit were not used: {columns}.</source>
   <translation>以下各列不是单元的字段，未采用：{columns}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Rows {rows} all belong to '{key}'; none was used. Keep one of them.</source>
   <translation>第 {rows} 行都属于“{key}”，均未采用。请只保留一行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>No row of the table belongs to the parcel with number '{number}' and name '{name}'.</source>
   <translation>属性表中没有编号为“{number}”、名称为“{name}”的地块。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} rows of the table belong to no parcel of the files: {rows}.</source>
   <translation>表中有 {count} 行不对应文件中的任何地块：{rows}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file calls the parcel '{file_name}', row {row} of the table '{table_name}'; the table's name was taken.</source>
   <translation>文件中地块名为“{file_name}”，属性表第 {row} 行为“{table_name}”；采用属性表的名称。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no year such as 2026. The run's year was kept.</source>
   <translation>第 {row} 行，{field}：“{text}”不是年度（如 2026）。保留本次运行的年度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is neither yes (是, 1) nor no (否, 0). Left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”既不是“是”（1）也不是“否”（0）。留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no section ({allowed}). The run's section was kept.</source>
   <translation>第 {row} 行，{field}：“{text}”不是所属部分的取值（{allowed}）。保留本次运行的取值。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no class of the land survey (TD/T 1055-2019, second level). Left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”不是国土调查地类（TD/T 1055-2019 二级类）。留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}', but that code means {name} in the land survey. Perhaps a code of the planning classification (用地用海分类); left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”，但该编码在国土调查中为{name}。可能是用地用海分类的编码；留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no class; a spreadsheet may have taken the zero off {whole}. Left empty.</source>
   <translation>第 {row} 行，{field}：“{text}”不是地类；可能是电子表格去掉了 {whole} 前面的零。留空。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is a code of the planning classification (用地用海分类); the nearest class of the land survey is {name}. Left empty: choose the class.</source>
   <translation>第 {row} 行，{field}：“{text}”是用地用海分类的编码；国土调查中最接近的地类为{name}。留空，请选定地类。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The layer holds no units.</source>
   <translation>图层中没有单元。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The unit has no area geometry and was left out.</source>
   <translation>该单元没有面图形，未写入。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The unit's geometry is not valid ({reason}); it was left out. Correct it.</source>
   <translation>该单元图形无效（{reason}），未写入。请改正。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The corner X {north:.3f}, Y {east:.3f} cannot lie in EPSG:{epsg}, the CRS of the layer; the unit was left out. Check which CRS the layer has.</source>
   <translation>拐点 X {north:.3f}，Y {east:.3f} 不可能位于图层坐标系 EPSG:{epsg} 之内；该单元未写入。请检查图层的坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} units have this number; a reader of the file will give some of them another.</source>
   <translation>有 {count} 个单元使用该编号；读取该文件时，其中一些会得到其他编号。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>At the millimetre the unit's outline touches itself ({reason}): readers may refuse it. Move the corners apart.</source>
   <translation>按毫米取位后单元边界自相接（{reason}），对方软件可能拒收。请将拐点移开。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The unit's coordinates have more than {decimals} decimals; they were written rounded. Digitised again, it is that much apart.</source>
   <translation>该单元坐标超过 {decimals} 位小数，写出时已取位。重新成图会有相应差别。</translation>
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{before}' would break the row and was written as '{after}'.</source>
   <translation>“{before}”会破坏行格式，改写为“{after}”。</translation>
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
   <translation>有 {count} 个图斑（第一个为 {polygon}）的编码 {land_class} 不是{edition}的图斑地类。编码保留，三大类中计入{group}。</translation>
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
   <translation>图斑 {polygon} 无效（{reason}），本次运行中已修复；修复前平面面积 {before:.4f} m²，修复后 {after:.4f} m²。请在调查数据中修复。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} is invalid ({reason}). A repair would change its planar area from {before:.2f} m² to {after:.2f} m², so nobody knows what it covers: the units that it touches get nothing. Repair it in the survey and run again.</source>
   <translation>图斑 {polygon} 无效（{reason}）。修复会使平面面积由 {before:.2f} m² 变为 {after:.2f} m²，其范围不能确定：所涉单元不出成果。请在调查数据中修复后重新运行。</translation>
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
   <translation>该单元图形无效（{reason}），不出地类。请修复后重新运行。</translation>
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
   <source>{count} piece(s) of the unit, together {area:.4f} m², round to 0.00 m² each and have no row. The classes still sum to the unit.</source>
   <translation>该单元有 {count} 块、合计 {area:.4f} m²，每块取位后为 0.00 m²，不列行。各地类之和仍等于单元面积。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons {by_polygon:.2f} m²: {difference:+.2f} m². That is more than rounding; compare TBMJ with the geometry.</source>
   <translation>按单元椭球面积，各地类为 {by_unit:.2f} m²；按图斑 TBMJ 为 {by_polygon:.2f} m²：相差 {difference:+.2f} m²。超出取位影响，请核对 TBMJ 与图形。</translation>
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons {by_polygon:.2f} m²: {difference:+.2f} m².</source>
   <translation>按单元椭球面积，各地类为 {by_unit:.2f} m²；按图斑 TBMJ 为 {by_polygon:.2f} m²：相差 {difference:+.2f} m²。</translation>
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
   <source>The plan year is missing.</source>
   <translation>缺少计划年度。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The section is {section}; it has to be one of {known}.</source>
   <translation>所属部分为 {section}，应为 {known} 之一。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>A unit of the section {section} needs a value in: {fields}.</source>
   <translation>所属部分为 {section} 的单元必须填写：{fields}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Empty and left to the land survey: {fields}.</source>
   <translation>未填写，留待地类图斑确定：{fields}。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Land class {code} is not in the class list ({edition}).</source>
   <translation>地类 {code} 不在分类表（{edition}）内。</translation>
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
   <source>Units {other} and this one overlap by {area} m² ({hectares} hm²): counted twice.</source>
   <translation>单元 {other} 与本单元重叠 {area} m²（{hectares} hm²）：重复计算。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Units {other} and this one overlap by {area} m² along a line, nowhere wider than {tolerance} m: their common boundary was drawn twice.</source>
   <translation>单元 {other} 与本单元沿线重叠 {area} m²，宽度均不超过 {tolerance} m：公共边界画了两次。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Corners {corners} lie up to {distance} m off a corner or the boundary of unit {other}: nearly shared, not exactly. Give both units the same corners.</source>
   <translation>拐点 {corners} 偏离单元 {other} 的拐点或边界最多 {distance} m：几乎重合而未完全重合。请使两单元的拐点一致。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm²) of the unit were restored before, as unit {other} of plan year {year}: a hectare counts once.</source>
   <translation>本单元有 {area} m²（{hectares} hm²）此前已修复，属计划年度 {year} 的单元 {other}：同一面积只计一次。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>Unit {other} of the other layer has no valid geometry; nothing was compared with it.</source>
   <translation>另一图层的单元 {other} 图形无效，未与其比较。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² ({hectares} hm², {share}) of the unit lie outside the mining right, up to {distance} m.</source>
   <translation>本单元有 {area} m²（{hectares} hm²，{share}）位于采矿权范围之外，最远 {distance} m。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>The unit lies wholly outside the mining right, up to {distance} m ({hectares} hm²). Is it the right licence, zone and section?</source>
   <translation>本单元完全位于采矿权范围之外，最远 {distance} m（{hectares} hm²）。采矿权、带号、所属部分是否正确？</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>{area} m² of the unit lie up to {distance} m outside the mining right, within the tolerance of {tolerance} m (a default that no source fixes unless you have set it).</source>
   <translation>本单元有 {area} m² 超出采矿权范围最多 {distance} m，在容差 {tolerance} m 之内（该容差没有统一规定，除非由您设定）。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>No mining right was given: whether units lie inside it was not checked.</source>
   <translation>未提供采矿权范围：未核查单元是否在其内。</translation>
  </message>
  <message>
   <location filename="../gis/messages/units.py" />
   <source>No other units were given: whether ground was restored before was not checked.</source>
   <translation>未提供其他单元：未核查是否曾经修复。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The unit has no valid geometry with an area: it is not checked under any rule. Run 'Check units', mend the geometry and check again.</source>
   <translation>该单元没有有效的面图形，各规则均未核查。请运行“单元检查”，改正图形后重新核查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The unit number is there {count} times: verdicts cannot be told apart by it.</source>
   <translation>该单元编号出现 {count} 次，核查结论无法按编号区分。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer cannot be used ({reason}; CRS: {crs}): its rules are not checked where nothing else hits. Only CGCS2000 layers go together with the units; have other datums transformed with official parameters first.</source>
   <translation>该图层不能使用（{reason}；坐标系：{crs}）：其规则在没有其他图层涉及之处为未核查。只有 CGCS2000 图层能与单元叠加；其他基准须先用官方参数转换。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer holds no features: an empty layer proves nothing, its rules are not checked.</source>
   <translation>该图层没有要素：空图层不能证明什么，其规则为未核查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>{count} features have no usable geometry and take no part in the check.</source>
   <translation>有 {count} 个要素没有可用图形，未参加核查。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer holds characters that cannot be read ('{text}'), so names in the report and kinds of zones are wrong: set the encoding in the properties of the layer (Source), mostly GBK, and run again.</source>
   <translation>图层中有无法识别的字符（“{text}”），报告中的名称和管控区类型会因此出错：请在图层属性的“数据源”中设置编码（多为 GBK），然后重新运行。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Nothing states the edition of the layer; it is printed as 未注明.</source>
   <translation>未写明图层版本，打印为“未注明”。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Zone {feature} is invalid ({problem}) and was repaired for the check: {before} m² before, {after} m² after.</source>
   <translation>管控区图斑 {feature} 无效（{problem}），核查时已修复：修复前 {before} m²，修复后 {after} m²。</translation>
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Zone {feature} is invalid ({problem}); the repair changes its area from {before} m² to {after} m², so it is not certain which ground is meant: units near it that nothing hits are not checked. Mend the zone.</source>
   <translation>管控区图斑 {feature} 无效（{problem}）；修复会使面积由 {before} m² 变为 {after} m²，其范围不能确定：附近不涉及其他图斑的单元为未核查。请修复该图斑。</translation>
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
   <source>Rule {rule}: the unit is affected, and part of its remaining ground lies outside what the layers cover; that part is not checked.</source>
   <translation>规则 {rule}：该单元涉及，其余部分有在图层覆盖范围之外的，该部分未核查。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>empty</source>
   <translation>空</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>Table '{table}' has no column 'year' (年度), so the mine's row of {year} cannot be found. Add it.</source>
   <translation>表“{table}”没有 year（年度）列，找不到矿山 {year} 年度的一行。请补上。</translation>
  </message>
  <message>
   <location filename="../gis/mine.py" />
   <source>Table '{table}' has no row of the year {year}; its rows are of: {years}. Add the row, or choose another year.</source>
   <translation>表“{table}”没有 {year} 年度的行，现有年度：{years}。请补上该行，或选择其他年度。</translation>
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
   <location filename="../gis/store.py" />
   <source>Made by Mine Restoration</source>
   <translation>由“矿区生态修复”插件生成</translation>
  </message>
  <message>
   <location filename="../gis/styles.py" />
   <source>other</source>
   <translation>其他</translation>
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' holds no polygons ({kind}). Choose the survey's polygon layer (DLTB).</source>
   <translation>图层“{layer}”不是面图层（{kind}）。请选择地类图斑（DLTB）面图层。</translation>
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' is empty: it has no polygon, or a filter or selection leaves none.</source>
   <translation>图层“{layer}”为空：没有图斑，或过滤、选择后没有剩余。</translation>
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' is in {crs}, the units are in CGCS2000. QGIS would put one over the other without moving anything, tens of metres off. Use the survey in CGCS2000 (EPSG:4490 or a Gauss-Krüger plane); if the layer is CGCS2000 and only its label is wrong, set its CRS.</source>
   <translation>图层“{layer}”的坐标系为 {crs}，单元为 CGCS2000。QGIS 会不作转换直接叠加，相差数十米。请使用 CGCS2000 的调查数据（EPSG:4490 或高斯－克吕格投影）；若图层确为 CGCS2000 而只是坐标系标错，请改正其坐标系。</translation>
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' is a survey of the 2009 edition (二调): its classes have other codes. Use the layer of the third survey (三调) or of a later annual change survey.</source>
   <translation>图层“{layer}”是二调成果：其地类编码不同。请使用三调或以后年度国土变更调查的图层。</translation>
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' has no field DLBM (地类编码), so it cannot say which land class a polygon has. Its fields are: {fields}. Choose another layer, or name the field with the class in CLASS_FIELD.</source>
   <translation>图层“{layer}”没有 DLBM（地类编码）字段，不能确定图斑地类。现有字段：{fields}。请选择其他图层，或在 CLASS_FIELD 中指定地类字段。</translation>
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Field {field} of layer '{layer}' holds numbers, so 0301 has become 301. Land classes are text: take the survey as it was delivered.</source>
   <translation>图层“{layer}”的字段 {field} 为数值，0301 变成了 301。地类应为文本：请使用原始调查成果。</translation>
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>The classes in layer '{layer}' ({codes} ...) have three digits, as in the 2009 edition (二调). Use the layer of the third survey (三调) or of a later annual change survey.</source>
   <translation>图层“{layer}”的地类（{codes} 等）为三位，属二调分类。请使用三调或以后年度国土变更调查的图层。</translation>
  </message>
  <message>
   <location filename="../gis/tables.py" />
   <source>Error</source>
   <translation>错误</translation>
  </message>
  <message>
   <location filename="../gis/tables.py" />
   <source>Warning</source>
   <translation>警告</translation>
  </message>
  <message>
   <location filename="../gis/tables.py" />
   <source>Note</source>
   <translation>提示</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Make acceptance package</source>
   <translation>生成验收图件包</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Maps, tables, coordinate files and a manifest for the acceptance, as a folder and a zip.</source>
   <translation>验收用的图、表、坐标文件和清单，输出为文件夹和压缩包。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/attachlandclasses.py" />
   <source>Field with the land class</source>
   <translation>地类字段</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>What the records behind the package leave open, and what is missing in the package.</source>
   <translation>图件包所依据数据中的未定事项，以及图件包中缺少的内容。</translation>
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
   <translation>单元和矿山信息行的年度；写入文件夹名和文件名。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Needed for the land-class map and its areas; without it they are listed as missing.</source>
   <translation>地类图及其面积所需；不提供则列为缺少。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Needed for the zone map and the zone report; without them they are listed as missing.</source>
   <translation>管控区核查图和核查报告所需；不提供则列为缺少。</translation>
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
   <location filename="../processing/attachlandclasses.py" />
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
   <source>Drawn by</source>
   <translation>制图</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>制图 of the title block. Empty: to be signed by hand.</source>
   <translation>图签中的制图人。留空则待手工签名。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Checked by</source>
   <translation>审核</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>审核 of the title block. Empty: to be signed by hand.</source>
   <translation>图签中的审核人。留空则待手工签名。</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Person responsible</source>
   <translation>项目负责</translation>
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
   <source>Secrecy mark</source>
   <translation>密级</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>密级 at the top right of each map. Empty: the slot stays empty.</source>
   <translation>各图右上角的密级。留空则该处空白。</translation>
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
   <translation>验收,图件包,地图,布局,PDF,拐点,地类,管控区,清单,压缩包,上报</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Files in the package</source>
   <translation>图件包文件数</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <source>Items missing in the package</source>
   <translation>图件包缺少项数</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/annualtable.py" />
   <location filename="../processing/attachlandclasses.py" />
   <location filename="../processing/checkunits.py" />
   <location filename="../processing/checkzones.py" />
   <location filename="../processing/digitiseunits.py" />
   <location filename="../processing/exportcorners.py" />
   <source>Units</source>
   <translation>修复单元</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/annualtable.py" />
   <location filename="../ui/sample.py" />
   <source>Mine</source>
   <translation>矿山信息</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/annualtable.py" />
   <source>Year of the plan</source>
   <translation>计划年度</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/attachlandclasses.py" />
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
   <location filename="../processing/checkzones.py" />
   <source>Rule file</source>
   <translation>规则文件</translation>
  </message>
  <message>
   <location filename="../processing/acceptancepackage.py" />
   <location filename="../processing/checkzones.py" />
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
   <translation>{folder} 中有 {files} 个文件，缺少 {missing} 项。</translation>
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
   <location filename="../processing/annualtable.py" />
   <source>Write annual table</source>
   <translation>填报年度情况表</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Fills the official annual situation table of mine restoration: workbook and PDF from one record.</source>
   <translation>填报《年度矿区生态修复情况表》：Excel 和 PDF 由同一份数据写出。</translation>
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
   <source>Template '{file}': the named cells {names} have to stand in one row, below the row of the block before. Correct the names.</source>
   <translation>模板“{file}”：命名单元格 {names} 须在同一行，且位于上一部分所在行之下。请改正名称。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Template workbook</source>
   <translation>模板工作簿</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Most corners in a row of the form</source>
   <translation>表内最多拐点数</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>What is missing in the form, does not agree, or has to be looked at, unit by unit.</source>
   <translation>表中缺少、不一致或须核对的内容，逐单元列出。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane; those of the chosen year go into the form.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影的修复单元；所选年度的单元填入表中。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
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
   <source>A workbook of your own with the same named cells as the bundled one.</source>
   <translation>您自己的工作簿，命名单元格与自带模板相同。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>A unit with more corners gets a numbered coordinate sheet that its row points to.</source>
   <translation>拐点超过此数的单元另列编号的坐标附表，表内注明见附表。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The form as Excel workbook, with coordinate sheets and sums.</source>
   <translation>表的 Excel 工作簿，含坐标附表和面积汇总。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>The same form as PDF, ready to print and sign.</source>
   <translation>同一张表的 PDF，可直接打印签章。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>annual table,annual plan,form,report,xlsx,pdf,units,land class,corners,submission</source>
   <translation>年度情况表,年度计划,表格,报表,xlsx,pdf,单元,地类,拐点,上报</translation>
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
   <source>{units} units in {rows} rows: restored {restored}, damaged {damaged}, planned {planned} hm².</source>
   <translation>{units} 个单元，{rows} 行：上年度修复 {restored}，现状损毁 {damaged}，本年度计划 {planned} hm²。</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Land classes of the units</source>
   <translation>单元地类汇总</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Workbook</source>
   <translation>工作簿</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
   <source>Excel workbook (*.xlsx)</source>
   <translation>Excel 工作簿 (*.xlsx)</translation>
  </message>
  <message>
   <location filename="../processing/annualtable.py" />
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
   <source>The typeface of the PDF does not have these characters, they are boxes there: {characters}. The workbook has them.</source>
   <translation>PDF 字体中没有以下字符，显示为方框：{characters}。工作簿中正常。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Attach land classes</source>
   <translation>套合地类</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Which land classes of the survey lie in each unit, with official areas that sum exactly to the unit.</source>
   <translation>单元内各地类及其椭球面积，各地类之和与单元面积严格相等。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Areas sum to</source>
   <translation>面积控制方式</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Smallest gap or overlap (m²)</source>
   <translation>缝隙、重叠最小面积（m²）</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Parts (unit x survey polygon)</source>
   <translation>单元×图斑</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Summary (unit x class)</source>
   <translation>单元×地类汇总</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>What the survey leaves open under the units: gaps, overlaps, invalid polygons, values that disagree.</source>
   <translation>单元内调查数据的问题：缝隙、重叠、无效图斑、数值不符。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane, with a field unit_id.</source>
   <translation>2000国家大地坐标系高斯－克吕格投影的修复单元，含 unit_id 字段。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Polygons of the third land survey or of an annual change survey, CGCS2000 in degrees or in any zone.</source>
   <translation>三调或年度国土变更调查的地类图斑，CGCS2000 经纬度或任意分带均可。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>the unit's official area</source>
   <translation>单元椭球面积（单元控制）</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>the survey polygons' TBMJ</source>
   <translation>图斑 TBMJ（图斑控制）</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Which area is the right one where both differ; the other stands beside it in every row.</source>
   <translation>两者不一致时以哪种面积为准；另一种在每行中并列给出。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Gaps and overlaps of the survey under a unit up to this area are taken for digits.</source>
   <translation>单元内调查图斑的缝隙和重叠不超过此面积时，视为坐标尾数。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>The pieces of the units with class, polygon, owner and areas.</source>
   <translation>单元内各块的地类、图斑、权属和面积。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>The classes of each unit, sub-codes rolled up; they sum exactly to the unit.</source>
   <translation>各单元的地类，细分编码已归入上级；各地类之和与单元面积严格相等。</translation>
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>land survey,DLTB,land class,DLBM,overlay,area,ellipsoid,units</source>
   <translation>国土调查,DLTB,地类,DLBM,套合,叠加,面积,椭球面积,单元</translation>
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
   <source>{units} units, {classes} classes, {total} hm².</source>
   <translation>{units} 个单元，{classes} 个地类，{total} hm²。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <location filename="../ui/dock.py" />
   <location filename="../ui/step_row.py" />
   <source>Findings</source>
   <translation>检查结果</translation>
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
   <source>Layer '{layer}' has no units: it is empty, or a filter or selection leaves none. Choose another layer, or clear the filter or selection.</source>
   <translation>图层“{layer}”没有单元：图层为空，或过滤、选择后没有剩余。请选择其他图层，或取消过滤、选择。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Layer '{layer}' ({crs}) cannot be used: it needs at least one polygon, in CGCS2000. Choose another layer, or leave {parameter} empty.</source>
   <translation>图层“{layer}”（{crs}）不能使用：至少要有一个 CGCS2000 的面。请选择其他图层，或将 {parameter} 留空。</translation>
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
   <source>line {line}</source>
   <translation>第 {line} 行</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>unit {unit}</source>
   <translation>单元 {unit}</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Check units</source>
   <translation>单元检查</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Finds what is wrong with the units: geometry, numbers, empty fields, overlaps, ground restored before, ground outside the mining right.</source>
   <translation>检查单元的问题：图形、编号、漏填字段、重叠、重复修复、超出采矿权范围。</translation>
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
   <source>Up to this a line may be off: a default that no source fixes, change it to what your authority accepts.</source>
   <translation>界线允许偏差：没有统一规定的默认值，请改为主管部门认可的数值。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>units,validity,overlap,mining right,duplicate,topology,quality</source>
   <translation>单元,有效性,重叠,采矿权,重复,拓扑,质量</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Notes</source>
   <translation>提示数</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Layer '{layer}' ({crs}) cannot be used as {parameter}: it needs valid polygons in CGCS2000, every one of them. Mend it, choose another layer, or leave {parameter} empty.</source>
   <translation>图层“{layer}”（{crs}）不能用作 {parameter}：须全部为 CGCS2000 的有效面。请修复、选择其他图层，或将 {parameter} 留空。</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Units of other years</source>
   <translation>其他年度的单元</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>Tolerance of boundaries (m)</source>
   <translation>界线容差（m）</translation>
  </message>
  <message>
   <location filename="../processing/checkunits.py" />
   <source>{units} units: {errors} errors, {warnings} warnings, {notes} notes.</source>
   <translation>{units} 个单元：错误 {errors}，警告 {warnings}，提示 {notes}。</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
   <source>Check zones</source>
   <translation>管控区核查</translation>
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
   <source>Printed in the report. Without it no date is printed; the clock is never asked.</source>
   <translation>打印在报告上。不填则不印日期；程序不取系统时间。</translation>
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
   <source>Report (Excel)</source>
   <translation>报告（Excel）</translation>
  </message>
  <message>
   <location filename="../processing/checkzones.py" />
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
   <source>The rule file '{file}' cannot be used. {place}: {problem}. Mend it, or leave RULES empty.</source>
   <translation>规则文件“{file}”不能使用。{place}：{problem}。请改正，或将 RULES 留空。</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Create restoration project</source>
   <translation>新建修复项目</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Makes the GeoPackage and the QGIS project of one mining right, with forms, styles and relations.</source>
   <translation>为一个采矿权建立 GeoPackage 和 QGIS 工程，含表单、样式和关系。</translation>
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
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>QGIS project</source>
   <translation>QGIS 工程</translation>
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Open the project in QGIS: {path}</source>
   <translation>请在 QGIS 中打开工程：{path}</translation>
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
   <location filename="../processing/digitiseunits.py" />
   <source>Digitise units from corner coordinates</source>
   <translation>坐标成图</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Reads corner coordinate files into restoration units with official areas, compares what the files declare with their corners, and reports everything that does not fit, with file and line.</source>
   <translation>读取拐点坐标文件，生成带椭球面积的修复单元；将文件所填内容与拐点逐项核对，凡有不符均列出文件和行号。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Coordinate files</source>
   <translation>坐标文件</translation>
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
   <source>CRS is {crs}; units need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554). Choose the one of the project.</source>
   <translation>坐标系为 {crs}；单元须为 CGCS2000 高斯－克吕格投影（EPSG:4491 至 4554）。请选择项目的投影带。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>One or more files in the exchange format [属性描述]…[地块坐标]; one parcel gives one unit.</source>
   <translation>一个或多个交换格式文件 [属性描述]…[地块坐标]；一个地块生成一个单元。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The CGCS2000 Gauss-Krüger plane of the units, and the zone of files that do not say theirs. Without it, the plane of the first parcel.</source>
   <translation>单元所用的 CGCS2000 高斯－克吕格投影带，也用于未写明带号的文件。不填则采用第一个地块的投影带。</translation>
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
   <source>CRS of the units</source>
   <translation>单元坐标系</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Section</source>
   <translation>所属部分</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
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
   <location filename="../processing/exportcorners.py" />
   <source>Corners</source>
   <translation>拐点</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>{units} units, {corners} corners, {errors} errors, {warnings} warnings. CRS of the units: {crs}.</source>
   <translation>{units} 个单元，{corners} 个拐点，错误 {errors}，警告 {warnings}。单元坐标系：{crs}。</translation>
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Export corner coordinates</source>
   <translation>导出拐点坐标</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Writes the corners of units into a coordinate file in the form that the receiver asks for.</source>
   <translation>按接收方要求的格式，将单元拐点写成坐标文件。</translation>
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
   <source>Encoding of the text. Older programs read GBK only: take GB18030 for them.</source>
   <translation>文本编码。旧软件只能读取 GBK 的，请选 GB18030。</translation>
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
   <source>The file; an existing one is replaced only when the new one is complete.</source>
   <translation>输出文件；新文件写完整之后才替换原有文件。</translation>
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
   <source>Form of the file</source>
   <translation>文件格式</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
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
   <source>Coordinate file</source>
   <translation>坐标文件</translation>
  </message>
  <message>
   <location filename="../processing/exportcorners.py" />
   <source>Text files (*.txt)</source>
   <translation>文本文件 (*.txt)</translation>
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
   <location filename="../processing/trouble.py" />
   <source>Cancelled. Nothing was written.</source>
   <translation>已取消，未写出任何内容。</translation>
  </message>
  <message>
   <location filename="../processing/trouble.py" />
   <source>The data file '{file}' cannot be used. {place}: {problem}. Mend it, or choose another file.</source>
   <translation>数据文件“{file}”不能使用。{place}：{problem}。请改正，或选择其他文件。</translation>
  </message>
  <message>
   <location filename="../processing/trouble.py" />
   <source>'{file}' cannot be written ({reason}). Close it if another program has it open, or choose another folder. What was there before is unchanged.</source>
   <translation>无法写入“{file}”（{reason}）。若已在其他程序中打开请关闭，或选择其他文件夹。原有内容未改动。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Load a fictional quarry and open the first step with it</source>
   <translation>载入虚构采石场，并用它打开第一步</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Open the help page</source>
   <translation>打开帮助页</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: not finished. The log of its window says why.</source>
   <translation>{step}：未完成。原因见其窗口的日志。</translation>
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: done ({counts}).</source>
   <translation>{step}：已完成（{counts}）。</translation>
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
   <location filename="../ui/outcome.py" />
   <source>Official area (hm²)</source>
   <translation>椭球面积（hm²）</translation>
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
   <source>Out of date: '{step}' was run again since.</source>
   <translation>已过期：“{step}”此后又运行过。</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>errors: {count}</source>
   <translation>错误 {count}</translation>
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>warnings: {count}</source>
   <translation>警告 {count}</translation>
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
   <source>Unit check</source>
   <translation>单元检查</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Geometry, attributes, mining right, neighbours</source>
   <translation>图形、属性、采矿权范围、相邻单元</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Zone check</source>
   <translation>管控区核查</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Red line, farmland, reserves, roads, water</source>
   <translation>红线、基本农田、保护地、道路、水体</translation>
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Annual table</source>
   <translation>年度情况表</translation>
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
 </context>
</TS>
