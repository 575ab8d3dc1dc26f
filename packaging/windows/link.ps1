# Adds to an .msi what jpackage has no option for: links parley:USERNAME@HOST are opened by the program that it installs.
# Windows Installer writes these rows at the installation and removes them with the program.
param([Parameter(Mandatory)][string]$Path)
$ErrorActionPreference = 'Stop'

$installer = New-Object -ComObject WindowsInstaller.Installer
$database = $installer.OpenDatabase($Path, 1)   # 1: changes are kept together, until Commit

function Invoke-Sql([string]$Sql) {
    $view = $database.OpenView($Sql)
    $view.Execute()
    $view
}

# The program's own component, so that the rows go when it goes. A name is "SHORT~1.EXE|Long name.exe".
$view = Invoke-Sql 'SELECT `File`, `Component_`, `FileName` FROM `File`'
while ($row = $view.Fetch()) {
    if (($row.StringData(3) -split '\|')[-1] -eq 'Parley.exe') {
        $file = $row.StringData(1)
        $component = $row.StringData(2)
    }
}
$view.Close()
if (-not $file) { throw "there is no Parley.exe in $Path" }

# -1: of the person, or of the machine, as the installation is.
$key = 'Software\Classes\parley'
$rows = @(
    @('ParleyLink', $key, '', 'Parley'),
    @('ParleyLinkProtocol', $key, 'URL Protocol', ''),
    @('ParleyLinkOpen', "$key\shell\open\command", '', "`"[#$file]`" run `"%1`"")
)
foreach ($entry in $rows) {
    $view = $database.OpenView('INSERT INTO `Registry` (`Registry`,`Root`,`Key`,`Name`,`Value`,`Component_`) VALUES (?,?,?,?,?,?)')
    $record = $installer.CreateRecord(6)
    $record.StringData(1) = $entry[0]
    $record.IntegerData(2) = -1
    $record.StringData(3) = $entry[1]
    $record.StringData(4) = $entry[2]
    $record.StringData(5) = $entry[3]
    $record.StringData(6) = $component
    $view.Execute($record)
    $view.Close()
}
$database.Commit()
