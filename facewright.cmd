@echo off
rem Facewright from its sources: builds the product when it is missing or older than the sources, and starts it.
rem   facewright [edit] [project.fwz]   opens the window
rem   facewright COMMAND ...    what the product does; facewright --help lists it
rem   facewright docs [--write]  checks the documentation and makes a site of it
rem   facewright test           builds everything and runs every test; further options go to Maven
setlocal EnableDelayedExpansion
set "ROOT=%~dp0"
set "KIND=cli"
if "%~1"=="" set "KIND=rcp"
if /i "%~1"=="edit" set "KIND=rcp"
if /i "%~x1"==".fwz" set "KIND=rcp"
set "PRODUCT=%ROOT%releng\org.facewright.%KIND%.product\target\products\facewright-%KIND%\win32\win32\x86_64"
set "STAMP=%PRODUCT%\.built"
if "%~1"=="test" goto test
if exist "%STAMP%" (
	if defined FACEWRIGHT_SKIP_BUILD goto start
	powershell -NoProfile -Command "$s=(Get-Item -LiteralPath '%STAMP%').LastWriteTime; $n=Get-ChildItem -LiteralPath '%ROOT%bundles','%ROOT%features','%ROOT%releng','%ROOT%target-platform','%ROOT%models','%ROOT%pom.xml' -Recurse -File | Where-Object { $_.LastWriteTime -gt $s -and $_.FullName -notmatch '\\(target|src_test|recipe)\\' -and $_.Name -ne 'build.log' } | Select-Object -First 1; exit [int]($null -ne $n)"
	if not errorlevel 1 goto start
)
call :jdk || exit /b 3
echo facewright: building the product; the first time this downloads its libraries 1>&2
pushd "%ROOT%"
call mvn -B -ntp -Dproduct.only package > releng\build.log 2>&1
if errorlevel 1 (
	findstr /b "[ERROR]" releng\build.log 1>&2
	echo facewright: the build failed; all of its output is in %ROOT%releng\build.log 1>&2
	popd
	exit /b 1
)
popd
for %%K in (cli rcp) do type nul > "%ROOT%releng\org.facewright.%%K.product\target\products\facewright-%%K\win32\win32\x86_64\.built"
:start
if "%~1"=="docs" goto docs
call "%PRODUCT%\facewright.cmd" %*
exit /b %ERRORLEVEL%

:test
call :jdk || exit /b 3
pushd "%ROOT%"
call mvn -B -ntp verify %2 %3 %4 %5 %6 %7 %8 %9
set "CODE=%ERRORLEVEL%"
popd
exit /b %CODE%

:docs
call :jdk || exit /b 3
set "WRITE=false"
if "%~2"=="--write" set "WRITE=true"
pushd "%ROOT%"
call mvn -B -ntp -q -Dproduct.only -Pdocs -pl docs/site -Ddocs.write=%WRITE% package
set "CODE=%ERRORLEVEL%"
popd
exit /b %CODE%

:jdk
for %%H in ("%JAVA_HOME%") do call :suits "%%~H" && exit /b 0
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu") do for /d %%H in ("%%~R\*") do call :suits "%%~H" && exit /b 0
echo facewright: no JDK 21 or newer found; install one, for example Temurin from adoptium.net, or set JAVA_HOME 1>&2
exit /b 3

:suits
if not exist "%~1\bin\javac.exe" exit /b 1
set "MAJOR="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=." %%M in ("%%~V") do set "MAJOR=%%M"
if not defined MAJOR exit /b 1
if %MAJOR% LSS 21 exit /b 1
set "JAVA_HOME=%~1"
exit /b 0
