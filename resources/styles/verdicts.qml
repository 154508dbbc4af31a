<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Fields|Forms|AttributeTable">
  <fieldConfiguration>
    <field name="unit_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="rule_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="rule_name" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="outcome" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="R0 不涉及" value="R0"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="R1 生态保护红线（一般区域）" value="R1"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="R2 核心保护区" value="R2"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="R3 永久基本农田、耕地保护目标" value="R3"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="R4 城镇开发边界及其他规划" value="R4"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="R5 饮用水水源及其他专门规定" value="R5"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="R6 三区两线可视范围" value="R6"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="未核查" value="not_checked"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="level" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="means" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="原则上禁止" value="prohibited"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="需论证" value="argued"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="提示" value="notice"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="优先修复" value="priority"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="meaning" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="reason" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="area_m2" configurationFlags="None">
      <editWidget type="Range">
        <config>
          <Option type="Map">
            <Option type="bool" name="AllowNull" value="true"/>
            <Option type="double" name="Max" value="1e+12"/>
            <Option type="int" name="Min" value="0"/>
            <Option type="int" name="Precision" value="2"/>
            <Option type="QString" name="Style" value="SpinBox"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="area_ha" configurationFlags="None">
      <editWidget type="Range">
        <config>
          <Option type="Map">
            <Option type="bool" name="AllowNull" value="true"/>
            <Option type="double" name="Max" value="1e+12"/>
            <Option type="int" name="Min" value="0"/>
            <Option type="int" name="Precision" value="4"/>
            <Option type="QString" name="Style" value="SpinBox"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="share" configurationFlags="None">
      <editWidget type="Range">
        <config>
          <Option type="Map">
            <Option type="bool" name="AllowNull" value="true"/>
            <Option type="double" name="Max" value="1e+12"/>
            <Option type="int" name="Min" value="0"/>
            <Option type="int" name="Precision" value="6"/>
            <Option type="QString" name="Style" value="SpinBox"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="layer" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="layer_source" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="features" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="layer_edition" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="parameters" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="basis" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="rule_edition" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="mark" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="确认" value="confirmed"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="排除" value="dismissed"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="mark_reason" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="mark_by" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="mark_date" configurationFlags="None">
      <editWidget type="DateTime">
        <config>
          <Option type="Map">
            <Option type="bool" name="allow_null" value="true"/>
            <Option type="bool" name="calendar_popup" value="true"/>
            <Option type="QString" name="display_format" value="yyyy-MM-dd"/>
            <Option type="QString" name="field_format" value="yyyy-MM-dd"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="mark_state" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="结论已变化，须重新确认" value="verdict_changed"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="标记不一致，须重新确认" value="ambiguous"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="标记内容不能识别" value="unknown_mark"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="排除但未写理由" value="reason_missing"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="最近一次核查不含该单元或规则，仅保留标记" value="no_verdict"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="marked_verdict" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="单元编号" field="unit_id" index="0"/>
    <alias name="规则" field="rule_id" index="1"/>
    <alias name="规则名称" field="rule_name" index="2"/>
    <alias name="结论类别" field="outcome" index="3"/>
    <alias name="处理要求" field="level" index="4"/>
    <alias name="结论性质" field="means" index="5"/>
    <alias name="含义" field="meaning" index="6"/>
    <alias name="原因" field="reason" index="7"/>
    <alias name="面积（平方米）" field="area_m2" index="8"/>
    <alias name="面积（公顷）" field="area_ha" index="9"/>
    <alias name="占单元比例" field="share" index="10"/>
    <alias name="图层" field="layer" index="11"/>
    <alias name="图层来源" field="layer_source" index="12"/>
    <alias name="要素" field="features" index="13"/>
    <alias name="图层版本" field="layer_edition" index="14"/>
    <alias name="参数" field="parameters" index="15"/>
    <alias name="依据" field="basis" index="16"/>
    <alias name="规则版本" field="rule_edition" index="17"/>
    <alias name="复核标记" field="mark" index="18"/>
    <alias name="复核理由" field="mark_reason" index="19"/>
    <alias name="复核人" field="mark_by" index="20"/>
    <alias name="复核日期" field="mark_date" index="21"/>
    <alias name="标记状态" field="mark_state" index="22"/>
    <alias name="标记时的结论" field="marked_verdict" index="23"/>
  </aliases>
  <defaults>
    <default expression="" field="unit_id" applyOnUpdate="0"/>
    <default expression="" field="rule_id" applyOnUpdate="0"/>
    <default expression="" field="rule_name" applyOnUpdate="0"/>
    <default expression="" field="outcome" applyOnUpdate="0"/>
    <default expression="" field="level" applyOnUpdate="0"/>
    <default expression="" field="means" applyOnUpdate="0"/>
    <default expression="" field="meaning" applyOnUpdate="0"/>
    <default expression="" field="reason" applyOnUpdate="0"/>
    <default expression="" field="area_m2" applyOnUpdate="0"/>
    <default expression="" field="area_ha" applyOnUpdate="0"/>
    <default expression="" field="share" applyOnUpdate="0"/>
    <default expression="" field="layer" applyOnUpdate="0"/>
    <default expression="" field="layer_source" applyOnUpdate="0"/>
    <default expression="" field="features" applyOnUpdate="0"/>
    <default expression="" field="layer_edition" applyOnUpdate="0"/>
    <default expression="" field="parameters" applyOnUpdate="0"/>
    <default expression="" field="basis" applyOnUpdate="0"/>
    <default expression="" field="rule_edition" applyOnUpdate="0"/>
    <default expression="" field="mark" applyOnUpdate="0"/>
    <default expression="" field="mark_reason" applyOnUpdate="0"/>
    <default expression="" field="mark_by" applyOnUpdate="0"/>
    <default expression="" field="mark_date" applyOnUpdate="0"/>
    <default expression="" field="mark_state" applyOnUpdate="0"/>
    <default expression="" field="marked_verdict" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="0" exp_strength="0" field="unit_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="rule_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="rule_name" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="outcome" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="level" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="means" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="meaning" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="reason" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="area_m2" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="area_ha" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="layer" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="layer_source" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="features" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="layer_edition" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="parameters" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="basis" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="rule_edition" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mark" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mark_reason" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mark_by" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mark_date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mark_state" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="marked_verdict" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="unit_id" exp=""/>
    <constraint desc="" field="rule_id" exp=""/>
    <constraint desc="" field="rule_name" exp=""/>
    <constraint desc="" field="outcome" exp=""/>
    <constraint desc="" field="level" exp=""/>
    <constraint desc="" field="means" exp=""/>
    <constraint desc="" field="meaning" exp=""/>
    <constraint desc="" field="reason" exp=""/>
    <constraint desc="" field="area_m2" exp=""/>
    <constraint desc="" field="area_ha" exp=""/>
    <constraint desc="" field="share" exp=""/>
    <constraint desc="" field="layer" exp=""/>
    <constraint desc="" field="layer_source" exp=""/>
    <constraint desc="" field="features" exp=""/>
    <constraint desc="" field="layer_edition" exp=""/>
    <constraint desc="" field="parameters" exp=""/>
    <constraint desc="" field="basis" exp=""/>
    <constraint desc="" field="rule_edition" exp=""/>
    <constraint desc="" field="mark" exp=""/>
    <constraint desc="" field="mark_reason" exp=""/>
    <constraint desc="" field="mark_by" exp=""/>
    <constraint desc="" field="mark_date" exp=""/>
    <constraint desc="" field="mark_state" exp=""/>
    <constraint desc="" field="marked_verdict" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="unit_id" hidden="0" width="100"/>
      <column type="field" name="rule_id" hidden="0" width="100"/>
      <column type="field" name="rule_name" hidden="0" width="100"/>
      <column type="field" name="outcome" hidden="0" width="100"/>
      <column type="field" name="level" hidden="0" width="100"/>
      <column type="field" name="means" hidden="0" width="100"/>
      <column type="field" name="meaning" hidden="0" width="100"/>
      <column type="field" name="reason" hidden="0" width="100"/>
      <column type="field" name="area_m2" hidden="0" width="130"/>
      <column type="field" name="area_ha" hidden="0" width="115"/>
      <column type="field" name="share" hidden="0" width="100"/>
      <column type="field" name="layer" hidden="0" width="100"/>
      <column type="field" name="layer_source" hidden="0" width="100"/>
      <column type="field" name="features" hidden="0" width="100"/>
      <column type="field" name="layer_edition" hidden="0" width="100"/>
      <column type="field" name="parameters" hidden="0" width="100"/>
      <column type="field" name="basis" hidden="0" width="100"/>
      <column type="field" name="rule_edition" hidden="0" width="100"/>
      <column type="field" name="mark" hidden="0" width="100"/>
      <column type="field" name="mark_reason" hidden="0" width="100"/>
      <column type="field" name="mark_by" hidden="0" width="100"/>
      <column type="field" name="mark_date" hidden="0" width="100"/>
      <column type="field" name="mark_state" hidden="0" width="100"/>
      <column type="field" name="marked_verdict" hidden="0" width="115"/>
      <column type="actions" hidden="1" width="100"/>
    </columns>
  </attributetableconfig>
  <conditionalstyles>
    <rowstyles/>
    <fieldstyles>
      <fieldstyle fieldname="outcome">
        <style background_color="#eff6ef" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'R0'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#f8c6c6" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'R1'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#db8d8d" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'R2'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#faeba1" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'R3'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#dbcdec" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'R4'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#ade1f3" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'R5'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#f9d2a4" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'R6'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#dedede" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;outcome&quot; = 'not_checked'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
      </fieldstyle>
      <fieldstyle fieldname="means">
        <style background_color="#eca39d" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;means&quot; = 'prohibited'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#f9cc99" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;means&quot; = 'argued'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#faeda4" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;means&quot; = 'notice'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
        <style background_color="#abd2ed" text_color="#202020" name="" background_color_alpha="255" text_color_alpha="255" rule="&quot;means&quot; = 'priority'">
          <font description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style=""/>
        </style>
      </fieldstyle>
    </fieldstyles>
  </conditionalstyles>
  <storedexpressions/>
  <editform tolerant="1"></editform>
  <editforminit/>
  <editforminitcodesource>0</editforminitcodesource>
  <editforminitfilepath></editforminitfilepath>
  <editforminitcode><![CDATA[]]></editforminitcode>
  <featformsuppress>0</featformsuppress>
  <editorlayout>tablayout</editorlayout>
  <attributeEditorForm>
    <attributeEditorContainer groupBox="0" visibilityExpressionEnabled="0" name="核查结论（单元×规则）" visibilityExpression="" showLabel="1" columnCount="1">
      <attributeEditorContainer groupBox="1" visibilityExpressionEnabled="0" name="复核标记" visibilityExpression="" showLabel="1" columnCount="1">
        <attributeEditorField name="mark" showLabel="1" index="18"/>
        <attributeEditorField name="mark_reason" showLabel="1" index="19"/>
        <attributeEditorField name="mark_by" showLabel="1" index="20"/>
        <attributeEditorField name="mark_date" showLabel="1" index="21"/>
        <attributeEditorField name="mark_state" showLabel="1" index="22"/>
        <attributeEditorField name="marked_verdict" showLabel="1" index="23"/>
      </attributeEditorContainer>
      <attributeEditorContainer groupBox="1" visibilityExpressionEnabled="0" name="核查结论（单元×规则）" visibilityExpression="" showLabel="1" columnCount="1">
        <attributeEditorField name="unit_id" showLabel="1" index="0"/>
        <attributeEditorField name="rule_id" showLabel="1" index="1"/>
        <attributeEditorField name="rule_name" showLabel="1" index="2"/>
        <attributeEditorField name="outcome" showLabel="1" index="3"/>
        <attributeEditorField name="level" showLabel="1" index="4"/>
        <attributeEditorField name="means" showLabel="1" index="5"/>
        <attributeEditorField name="meaning" showLabel="1" index="6"/>
        <attributeEditorField name="reason" showLabel="1" index="7"/>
        <attributeEditorField name="area_m2" showLabel="1" index="8"/>
        <attributeEditorField name="area_ha" showLabel="1" index="9"/>
        <attributeEditorField name="share" showLabel="1" index="10"/>
        <attributeEditorField name="layer" showLabel="1" index="11"/>
        <attributeEditorField name="layer_source" showLabel="1" index="12"/>
        <attributeEditorField name="features" showLabel="1" index="13"/>
        <attributeEditorField name="layer_edition" showLabel="1" index="14"/>
        <attributeEditorField name="parameters" showLabel="1" index="15"/>
        <attributeEditorField name="basis" showLabel="1" index="16"/>
        <attributeEditorField name="rule_edition" showLabel="1" index="17"/>
      </attributeEditorContainer>
    </attributeEditorContainer>
  </attributeEditorForm>
  <editable>
    <field editable="0" name="area_ha"/>
    <field editable="0" name="area_m2"/>
    <field editable="0" name="basis"/>
    <field editable="0" name="features"/>
    <field editable="0" name="layer"/>
    <field editable="0" name="layer_edition"/>
    <field editable="0" name="layer_source"/>
    <field editable="0" name="level"/>
    <field editable="0" name="marked_verdict"/>
    <field editable="0" name="meaning"/>
    <field editable="0" name="means"/>
    <field editable="0" name="outcome"/>
    <field editable="0" name="parameters"/>
    <field editable="0" name="reason"/>
    <field editable="0" name="rule_edition"/>
    <field editable="0" name="rule_id"/>
    <field editable="0" name="rule_name"/>
    <field editable="0" name="share"/>
    <field editable="0" name="unit_id"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <layerGeometryType>4</layerGeometryType>
</qgis>
