<#-- A line for each part: group, name, version, and the licences of which one may be chosen, with tabs between. -->
<#list dependencyMap as entry>
<#assign part = entry.getKey()/>
${part.groupId}	${part.artifactId}	${part.version}<#list entry.getValue() as licence>	${licence}</#list>
</#list>
