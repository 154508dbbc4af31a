<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>MineRestoration</name>
  <message>
   <location filename="../plugin.py" />
   <location filename="../processing/provider.py" />
   <location filename="../ui/dock.py" />
   <source>Mine Restoration</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../plugin.py" />
   <source>Mine restoration panel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../plugin.py" />
   <source>Show or hide the steps of the year's work</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../plugin.py" />
   <location filename="../ui/dock.py" />
   <source>Try the sample</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../plugin.py" />
   <source>{step}…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/dependencies.py" />
   <source>Python packages are missing or too old: install them with  python3 -m pip install {packages}  in the Python of QGIS, and start QGIS again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Unit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Usual words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>A year with four digits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>A number in 10,000 CNY with up to 4 decimals, no unit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>What and where</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>State and measures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Computed by the plugin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>Yes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/forms.py" />
   <source>No</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>The export of {name} was cancelled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>There is not enough memory to draw {name}. Close other programs and run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>{name} cannot be written. It may be open in another program, or the disk may be full.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>QGIS could not start the PDF {name}. Check that its folder can be written to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>QGIS could not make the layers of {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>QGIS could not go through the pages of {name}: {problem}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>{name} was not made; QGIS says: {problem}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>None of the Chinese typefaces {families} is installed, so the maps would have empty boxes for text. Install one (Debian: fonts-wqy-zenhei; Windows brings SimSun) and run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>{path} is no QGIS layout template. Save it from the layout window as a template again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>The layout template {path} lacks the items {ids}. Give its items these ids in the layout window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/layouts.py" />
   <source>The layout template {path} cannot be read: {cause}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” could not be made; the lines above say why. It is listed as missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” is not in the package: the layer or table that it is made from was not given. It is listed as missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” is not in the package: there is no unit that it would show.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/acceptance.py" />
   <source>“{item}” is yours to add; it is listed as missing until then.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the layer states {stated} hm², its geometry has {measured} hm². The form shows the geometry's area; compute the area fields again if the geometry was edited.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>nobody said what belongs under '{column}'; the cell of the form stays empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the land class is stated as {stated}, the survey (data year {year}) shows {survey}. The form has the stated class; note 1 of the form asks for agreement with the published survey.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no land class was stated, so the rows have the classes of the survey (data year {year}): {classes}. Look whether they are those after restoration.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no land class: the field land_class is empty and SUMMARY does not have the unit. Fill in the class, or attach land classes to the unit first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no land class of {edition}. Write the code of a second-level class, such as 0301.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no date and is printed as it stands. Write dates of the licence like 2026-03-31.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the geometry is invalid ({reason}), so it has no area and counts in no sum. Correct the corners.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is missing in the mine's row; the cell of the form stays empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is '{text}'. An amount cannot be negative; the cell of the form stays empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is '{text}'; the form has 4 decimals: {kept}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{column}' is '{text}', which is no number; the cell of the form stays empty. Write digits and a decimal point only, in 10,000 CNY (万元).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>{area} hm² of the unit are '{name}', which is no land class. The row stays in the form so that the areas sum up; it has to be settled before the form is handed in.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit has no polygon, so it has neither corners nor an area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>{count} units of other years ({years}) are not in the form of {year}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no unit belongs to the block {section}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>'{text}' is no section, so the unit is in no block of the form. Write restored, damaged or planned.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the classes in SUMMARY sum to {summary} hm², the unit has {unit_area} hm². The unit was changed after its land classes were attached, or they follow the survey's polygons: attach them again with unit control. The form shows the unit without a class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY has {count} units that are not in the layer of units, {first} among them; they are not used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY has a row of this unit without a readable area, so its classes cannot be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>SUMMARY does not say the year and edition of the survey; the form prints 未注明 in their place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>no target land class: the field land_class is empty. The survey shows {survey} today, but a target cannot be read from a survey; fill in the class that the plan aims at.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the text under '{column}' has {length} characters; the cell takes {limit} and stays empty. Shorten it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit number is there more than once in this year, so classes cannot be told apart. Each unit needs a number of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the licence ends ({end}) before it begins ({begin}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>only one of the two dates of the licence is there ({given}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/annual.py" />
   <source>the unit has no year, so it is not in the form. Fill in the year of the plan.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file cannot be read: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file has {size:.0f} MB; files above {limit} MB are not read. Split it, parcel by parcel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is no text but: {kind}. Save or export the corners as a text file, and take that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is no text: it is full of bytes that no text has. Take the text file instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The form of this file is not known; it begins with '{text}'. What can be read: {dialects}. Write the corners in one of these forms.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Read as {dialect} because of {marks}; encoding {encoding}; {parcels} parcels, {corners} corner rows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} lines hold bytes that are no {encoding} text, the first is this one; names there may be wrong. Save the file as UTF-8.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} lines hold NUL bytes, the first is this one: the file was damaged. Compare it with the original.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcels begin here without the heading [{section}]; they are read anyway.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{key}' stands twice: first '{first}', here '{second}'. The first was taken; correct the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file ends without a parcel: no row ends with '@'. It may have been cut off; take the original again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file stops in the middle of the last number: '{text}'. The corner is likely wrong; take the original file again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} rows under [{section}] belong to nothing and were left out, the first is: '{text}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The head row of the parcel does not end with '@'; it was taken as one anyway.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The head row has its fields in another order (the 5th should be 面): '{text}'. Check number and name of the parcel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared number of corners is no whole number: '{text}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Corners without a head row of their parcel begin here: '{text}'. They are not used; add the head row that ends with '@'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>This row is no corner: '{text}'. A corner has name, ring number, X and Y, with commas between.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The ring number is no whole number: '{text}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{text}' is no coordinate. Write a plain number in metres, such as 4912345.678.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} more rows of this parcel cannot be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{count} rows of this parcel have more than four values, the first is this one; what follows Y was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>No unit was made of this parcel: rows of it cannot be read (see the findings at those lines).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcel is of the kind '{shape}'; a restoration unit has to be 面 (an area).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcel has no corners: nothing follows its head row.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{first:.3f} and {second:.3f} are no X (1,900,000 to 6,000,000 m) and Y (180,000 to 820,000 m, with or without zone number before it) in China; {count} rows of this parcel are so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The corners of this parcel are in different zones ({zones}; '-' is without zone number). Bring them into one zone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Y stands before X in all {count} rows of this parcel; seen by the size of the numbers, and read so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>In {count} of {all} rows of this parcel Y stands before X, in the others not; each was read by the size of its numbers. Check the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) by the digits before the eastings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the file declares; the eastings have no zone number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as given by the parameter CRS; neither the eastings nor the file say it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The zone cannot be known: the eastings have no zone number and the file declares none. Set the parameter CRS to the CGCS2000 plane of the coordinates.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>No unit was made of this parcel: the zone or datum of its file stands against it (see the file's error).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file declares zone {declared}, the digits before the eastings say {zone} (EPSG:{epsg}). The digits were taken; check which is right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file declares {declared}-degree zones, but zone {zone} is a {width}-degree zone. That was taken; check which is right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file declares zone {zone} (EPSG:{epsg}), the parameter CRS is EPSG:{given}. The coordinates were taken as in zone {zone}; check which is right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{text}' is no zone number (13 to 23 or 25 to 45); taken as not declared.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>'{text}' is no zone width (3 or 6 degrees); taken as not declared.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file does not say its datum (坐标系); taken as CGCS2000. Make sure of it: the digits cannot tell, and other datums lie up to a hundred metres and more away.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file is in {datum} ('{text}'), units have to be in CGCS2000. Nothing was moved: without your own parameters that would be off by tens of metres. Transform the corners with the parameters of your surveying authority, or download them in CGCS2000 from the ministry's service (2000国家大地坐标系转换).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The datum '{text}' is not known, units have to be in CGCS2000 (2000国家大地坐标系). Transform the corners with the parameters of your surveying authority.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>This corner lies {degrees:.2f}° from the central meridian {meridian}° of zone {zone}, which reaches {half:.1f}°. Check the zone and the easting; areas in the plane are too large there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Transformed from EPSG:{source_epsg} to EPSG:{epsg}, the plane of this run (same datum, no loss); official area {before:.2f} m² before, {after:.2f} m² after.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The eastings were put into EPSG:{epsg}, the same zone {zone} with or without the zone number before them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} has {count} different corners; an area needs three.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>All corners of ring {ring} lie on one line: it has no area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} crosses or touches itself: side {first} meets side {second} at X {north:.3f}, Y {east:.3f}. Check the order of the corners there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {second} is ring {first} of line {first_line} again. Remove one of them, or correct its corners.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {second} overlaps ring {first} of line {first_line} by {overlap:.4f} m² and is not inside it. Correct the corners; neighbours need the same corners along their common side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>{rings} rings share a side and were put together, the shared side fell away: {before} corners before, {after} after. The area is the same.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The rings of this parcel do not make an area that can be used. Check the corners where rings touch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} lies inside another ring and was taken as a hole, though its number says outer ring.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Ring {ring} lies in no other ring, or in a hole, and was taken as a part of the area, though a number above 1 is mostly a hole.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The corner is the same place as {before} of line {first}, just before it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The last corner lies {gap:.3f} m from the first ({first}), but not on it; both were kept. If it is to close the ring, give it the same coordinates.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The last corner has the name of the first (line {first}) but lies {gap:.3f} m away; it was kept as a corner.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Declared are {declared} corners; there are {corners} corners ({rows} rows with closing rows).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area cannot be read: '{text}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) agrees with the official area ({official:.2f} m²) and with the planar one ({planar:.2f} m²).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) is the official one ({official:.2f} m²), not the planar one ({planar:.2f} m²).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) is the planar one ({planar:.2f} m²), not the official one ({official:.2f} m²).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (in {unit}) is that without taking off the holes ({gross:.2f} m²); the official area is {official:.2f} m², the planar {planar:.2f} m². Check which rings are holes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The declared area {declared} (taken as {unit}) agrees neither with the official area ({official:.2f} m²) nor with the planar one ({planar:.2f} m²): {difference:+.2f} m², {percent:+.3f} % of the official one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The parcel has no number; the unit got '{number}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The number '{before}' is taken or too long; the unit got '{number}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Field {field} takes {longest} characters; what was cut off: '{text}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Nothing says to which section the unit belongs. Set SECTION, or add a column 'section' to ATTRIBUTES.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Nothing says to which year the unit belongs. Set YEAR, or add a column 'year' to ATTRIBUTES.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The table has neither a column 'unit_id' (地块编号) nor 'name' (地块名称), so its rows belong to no parcel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Columns that are no fields of a unit were not used: {columns}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Rows {rows} all belong to '{key}'; none was used. Keep one of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>No row of the table belongs to the parcel with number '{number}' and name '{name}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row} ('{key}') belongs to no parcel of the files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>The file calls the parcel '{file_name}', row {row} of the table '{table_name}'; the table's name was taken.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: {length} characters, {longest} fit. The field was left empty; shorten '{text}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no year such as 2026. The run's year was kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is neither yes (是, 1) nor no (否, 0). Left empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no section ({allowed}). The run's section was kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no class of the land survey (TD/T 1055-2019, second level). Left empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}', but that code means {name} in the land survey. Perhaps a code of the planning classification (用地用海分类); left empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is no class; a spreadsheet may have taken the zero off {whole}. Left empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/corners.py" />
   <source>Row {row}, {field}: '{text}' is a code of the planning classification (用地用海分类); the nearest class of the land survey is {name}. Left empty: choose the class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey layer has no spatial index and was read from end to end. Create one (layer properties, Source) and the next run is faster.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey was moved from {crs} to the plane of the units, on the same datum: exact. Straight edges stay straight in the units' plane.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey has no field BSM (标识码): polygons are named by their feature number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey has no field TBMJ (图斑面积): no areas under polygon control.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey has no field KCXS (扣除地类系数): no 田坎 (1203) can be taken off cultivated polygons.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>No survey polygon states its year (field SJNF, 数据年份): the year of the data is not known.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygons under the units state no year; others state {year}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The survey polygons under the units are of several years: {years}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} has no land class (DLBM): counted as 无调查数据.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygon(s), the first {polygon}, have the code {land_class}, which is no polygon class of {edition}. The code is kept; no three-class total is known for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygon(s), the first {polygon}, call {land_class} '{name}'; the class list says '{official}'. The name of the list is used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon}: TBMJ '{value}' is no area. Polygon control is not available for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon}: TBMJ is {tbmj:.2f} m², its geometry has {area:.2f} m² on the ellipsoid.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon}: KCXS '{value}' is not between 0 and 1. No 田坎 is taken off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} has KCXS {value} but its class {land_class} is not cultivated land. No 田坎 ({ridge}) is taken off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} survey polygons under the units have the same BSM {polygon}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} is invalid ({reason}). It was repaired for this run; its planar area was {before:.4f} m² and is {after:.4f} m². Repair it in the survey.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygon {polygon} is invalid ({reason}). A repair would change its planar area from {before:.2f} m² to {after:.2f} m², so nobody knows what it covers: the units that it touches get nothing. Repair it in the survey and run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The geometry of survey polygon {polygon} cannot be read (too few points, or a coordinate that is no number). It was left out, and a gap shows where it should be.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit has no polygon: it gets no classes. Draw it or take it out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit is invalid ({reason}): it gets no classes. Repair it and run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit lies outside EPSG:{epsg}: it gets no classes. Is the CRS of the layer that of its coordinates?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} units have this number, so their rows could not be told apart: none gets classes. Give each a number of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The unit touches an invalid survey polygon whose ground is not known: it gets no classes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>The pieces of the unit have {pieces:.4f} m², the unit has {area:.4f} m². Such a difference is a fault of the overlay: the unit gets no classes. Please check the survey polygons here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>A survey polygon under the unit has no usable TBMJ, so there are no areas under polygon control: the unit gets no classes. Mend TBMJ or choose unit control.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>No survey polygon covers {area:.2f} m² of the unit: counted as 无调查数据 (NODATA).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygons of different classes lie over each other on {area:.2f} m² of the unit: counted as 图斑重叠 (OVERLAP). Polygons: {polygons}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>Survey polygons of one class lie over each other on {area:.2f} m² of the unit: counted once, for the polygon with the smaller number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>{count} piece(s) of the unit, together {area:.4f} m², round to 0.00 m² each and have no row. The classes still sum to the unit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons {by_polygon:.2f} m²: {difference:+.2f} m². That is more than rounding; compare TBMJ with the geometry.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/landclass.py" />
   <source>By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons {by_polygon:.2f} m²: {difference:+.2f} m².</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The unit has no valid geometry with an area: it is not checked under any rule. Run 'Check units', mend the geometry and check again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The unit number is there {count} times: verdicts cannot be told apart by it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer cannot be used ({reason}; CRS: {crs}): its rules are not checked where nothing else hits. Only CGCS2000 layers go together with the units; have other datums transformed with official parameters first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer holds no features: an empty layer proves nothing, its rules are not checked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>{count} features have no usable geometry and take no part in the check.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Nothing states the edition of the layer; it is printed as 未注明.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Zone {feature} is invalid ({problem}) and was repaired for the check: {before} m² before, {after} m² after.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Zone {feature} is invalid ({problem}); the repair changes its area from {before} m² to {after} m², so it is not certain which ground is meant: units near it that nothing hits are not checked. Mend the zone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>No rule knows this layer, so it was not used. Rename it, or add its name to the rule in a rule file of your own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>No layer was given for rule {rule}: no unit is checked under it. Layers of these names are used: {layers}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>The layer holds {kinds}, which rule {rule} does not use (it uses {wanted}); they are left out for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule}: a piece of {area} m² ({outcome}) is below the sliver limits, which may be noise of the drawing. It counts; somebody has to decide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule}: the zone does not state its functional area, so the stricter outcome {outcome} is given. Look it up.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/messages/zones.py" />
   <source>Rule {rule}: the unit is affected, and part of its remaining ground lies outside what the layers cover; that part is not checked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/store.py" />
   <source>Made by Mine Restoration</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/styles.py" />
   <source>other</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' holds no polygons ({kind}). Choose the survey's polygon layer (DLTB).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' is empty: it has no polygon, or a filter or selection leaves none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' is in {crs}, the units are in CGCS2000. QGIS would put one over the other without moving anything, tens of metres off. Use the survey in CGCS2000 (EPSG:4490 or a Gauss-Krüger plane); if the layer is CGCS2000 and only its label is wrong, set its CRS.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' is a survey of the 2009 edition (二调): its classes have other codes. Use the layer of the third survey (三调) or of a later annual change survey.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Layer '{layer}' has no field DLBM (地类编码), so it cannot say which land class a polygon has. Its fields are: {fields}. Choose another layer, or name the field with the class in CLASS_FIELD.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>Field {field} of layer '{layer}' holds numbers, so 0301 has become 301. Land classes are text: take the survey as it was delivered.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <source>The classes in layer '{layer}' ({codes} ...) have three digits, as in the 2009 edition (二调). Use the layer of the third survey (三调) or of a later annual change survey.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../gis/survey.py" />
   <location filename="../processing/base.py" />
   <location filename="../processing/createproject.py" />
   <source>no CRS</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Attach land classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Which land classes of the survey lie in each unit, with official areas that sum exactly to the unit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Areas sum to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Smallest gap or overlap (m²)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Field with the land class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Parts (unit x survey polygon)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Summary (unit x class)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>What the survey leaves open under the units: gaps, overlaps, invalid polygons, values that disagree.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Restoration units in a CGCS2000 Gauss-Krüger plane, with a field unit_id.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Polygons of the third land survey or of an annual change survey, CGCS2000 in degrees or in any zone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>the unit's official area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>the survey polygons' TBMJ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Which area is the right one where both differ; the other stands beside it in every row.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Gaps and overlaps of the survey under a unit up to this area are taken for digits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Needed only where the field is not called DLBM and has no alias 地类编码.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>The pieces of the units with class, polygon, owner and areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>The classes of each unit, sub-codes rolled up; they sum exactly to the unit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>land survey,DLTB,land class,DLBM,overlay,area,ellipsoid,units</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Units with classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Total area (hm²)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <location filename="../processing/digitiseunits.py" />
   <source>Errors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <location filename="../processing/digitiseunits.py" />
   <source>Warnings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <location filename="../processing/digitiseunits.py" />
   <source>Units</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>Land survey (DLTB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <location filename="../processing/createproject.py" />
   <location filename="../processing/digitiseunits.py" />
   <source>Cancelled. Nothing was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/attachlandclasses.py" />
   <source>{units} units, {classes} classes, {total} hm².</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/base.py" />
   <location filename="../ui/step_row.py" />
   <source>Findings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Layer '{layer}' is in {crs}. Units need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554): export the layer to the plane of your project, or digitise the units again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>line {line}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>unit {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Create restoration project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Makes the GeoPackage and the QGIS project of one mining right, with forms, styles and relations.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Folder of the new project; it is made where it is not there yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>CRS of the project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>A CGCS2000 Gauss-Krüger plane, the one of the mining licence: EPSG:4491 to 4554.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Name of both files, for example the name of the mine.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>{crs} is not a CGCS2000 Gauss-Krüger plane, and official areas are computed in no other. Choose the plane of the mining licence, EPSG:4491 to 4554, for example EPSG:4532 for the 3-degree zone of 132° E.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>project,geopackage,template,forms,mining right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>GeoPackage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>QGIS project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>Open the project in QGIS: {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>'{path}' is there already and is not overwritten. Choose another folder or another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/createproject.py" />
   <source>The project cannot be written to folder '{folder}': {reason}. Choose a folder you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Digitise units from corner coordinates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Reads corner coordinate files into restoration units with official areas, compares what the files declare with their corners, and reports everything that does not fit, with file and line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>restored (last year's restoration)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>damaged (present problems and damage)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>planned (this year's plan)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>from the attributes table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Everything that does not fit, with file and line, and on what the choice of form and zone rests.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>CRS is {crs}; units need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554). Choose the one of the project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>One or more files in the exchange format [属性描述]…[地块坐标]; one parcel gives one unit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The CGCS2000 Gauss-Krüger plane of the units, and the zone of files that do not say theirs. Without it, the plane of the first parcel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Section of the annual table that the units belong to. A column 'section' of the table goes before it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Year of the annual plan. A column 'year' of the table goes before it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Table with one row a parcel: unit_id (parcel number) or name (parcel name) as key, and any field of a unit, such as section, temporary, land_class, measures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The units with official area (hm² and m²) and planar area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>The corners under the numbers that all outputs use, with their names and lines in the source.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>corners,coordinates,exchange format,txt,parcel,boundary,CGCS2000,zone,units,digitise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Coordinate files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>CRS of the units</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Section</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Plan year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Attributes table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>Corners</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>{units} units, {corners} corners, {errors} errors, {warnings} warnings. CRS of the units: {crs}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../processing/digitiseunits.py" />
   <source>none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Load a fictional quarry and open the first step with it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>Open the help page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: not finished. The log of its window says why.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: done, with {errors} errors and {warnings} warnings to look at.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>The sample cannot be opened: {reason}. Install the plugin again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>{step}: done.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/dock.py" />
   <source>No program opens '{path}'. Open it from your file manager.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/outcome.py" />
   <source>Official area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/outcome.py" />
   <source>{area} hm²</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Sample (fictional)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Mine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Mining right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Units of the year before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/sample.py" />
   <source>Coverage of the zone layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>done</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>out of date</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>not finished</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>running</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Run…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open this tool, filled from the project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open the table of findings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>Open the result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/step_row.py" />
   <source>{errors} errors, {warnings} warnings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Export corners</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Write the units' corners as a coordinate file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>New project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>GeoPackage and QGIS project of one mining right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Units from corners</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Coordinate files become units with official areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Land classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Area of each class of the land survey in each unit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Unit check</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Geometry, attributes, mining right, neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Zone check</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Red line, farmland, reserves, roads, water</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Annual table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>The official form as Excel and PDF</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Acceptance package</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../ui/steps.py" />
   <source>Maps, tables and coordinate files with a manifest</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
