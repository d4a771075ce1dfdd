package org.facewright.document.model.impl;

import java.util.Collection;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.facewright.core.time.FrameRate;

import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.ExportPreset;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.Take;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Project</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getSchemaVersion <em>Schema Version</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getFrameRate <em>Frame Rate</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getAssets <em>Assets</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getTakes <em>Takes</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getRecipes <em>Recipes</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getCharacters <em>Characters</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.ProjectImpl#getPresets <em>Presets</em>}</li>
 * </ul>
 *
 * @generated
 */
public class ProjectImpl extends MinimalEObjectImpl.Container implements Project {
	/**
	 * The default value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected static final String NAME_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected String name = NAME_EDEFAULT;

	/**
	 * The default value of the '{@link #getSchemaVersion() <em>Schema Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSchemaVersion()
	 * @generated
	 * @ordered
	 */
	protected static final int SCHEMA_VERSION_EDEFAULT = 3;

	/**
	 * The cached value of the '{@link #getSchemaVersion() <em>Schema Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSchemaVersion()
	 * @generated
	 * @ordered
	 */
	protected int schemaVersion = SCHEMA_VERSION_EDEFAULT;

	/**
	 * The default value of the '{@link #getFrameRate() <em>Frame Rate</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFrameRate()
	 * @generated
	 * @ordered
	 */
	protected static final FrameRate FRAME_RATE_EDEFAULT = (FrameRate)DocumentFactory.eINSTANCE.createFromString(DocumentPackage.eINSTANCE.getFrameRate(), "60");

	/**
	 * The cached value of the '{@link #getFrameRate() <em>Frame Rate</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFrameRate()
	 * @generated
	 * @ordered
	 */
	protected FrameRate frameRate = FRAME_RATE_EDEFAULT;

	/**
	 * The cached value of the '{@link #getAssets() <em>Assets</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAssets()
	 * @generated
	 * @ordered
	 */
	protected EList<AudioAsset> assets;

	/**
	 * The cached value of the '{@link #getTakes() <em>Takes</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTakes()
	 * @generated
	 * @ordered
	 */
	protected EList<Take> takes;

	/**
	 * The cached value of the '{@link #getRecipes() <em>Recipes</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRecipes()
	 * @generated
	 * @ordered
	 */
	protected EList<SolveRecipe> recipes;

	/**
	 * The cached value of the '{@link #getCharacters() <em>Characters</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCharacters()
	 * @generated
	 * @ordered
	 */
	protected EList<org.facewright.document.model.Character> characters;

	/**
	 * The cached value of the '{@link #getPresets() <em>Presets</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPresets()
	 * @generated
	 * @ordered
	 */
	protected EList<ExportPreset> presets;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected ProjectImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.PROJECT;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getName() {
		return name;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setName(String newName) {
		String oldName = name;
		name = newName;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PROJECT__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getSchemaVersion() {
		return schemaVersion;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSchemaVersion(int newSchemaVersion) {
		int oldSchemaVersion = schemaVersion;
		schemaVersion = newSchemaVersion;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PROJECT__SCHEMA_VERSION, oldSchemaVersion, schemaVersion));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public FrameRate getFrameRate() {
		return frameRate;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFrameRate(FrameRate newFrameRate) {
		FrameRate oldFrameRate = frameRate;
		frameRate = newFrameRate;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PROJECT__FRAME_RATE, oldFrameRate, frameRate));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<AudioAsset> getAssets() {
		if (assets == null) {
			assets = new EObjectContainmentEList<AudioAsset>(AudioAsset.class, this, DocumentPackage.PROJECT__ASSETS);
		}
		return assets;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Take> getTakes() {
		if (takes == null) {
			takes = new EObjectContainmentEList<Take>(Take.class, this, DocumentPackage.PROJECT__TAKES);
		}
		return takes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<SolveRecipe> getRecipes() {
		if (recipes == null) {
			recipes = new EObjectContainmentEList<SolveRecipe>(SolveRecipe.class, this, DocumentPackage.PROJECT__RECIPES);
		}
		return recipes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<org.facewright.document.model.Character> getCharacters() {
		if (characters == null) {
			characters = new EObjectContainmentEList<org.facewright.document.model.Character>(org.facewright.document.model.Character.class, this, DocumentPackage.PROJECT__CHARACTERS);
		}
		return characters;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<ExportPreset> getPresets() {
		if (presets == null) {
			presets = new EObjectContainmentEList<ExportPreset>(ExportPreset.class, this, DocumentPackage.PROJECT__PRESETS);
		}
		return presets;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case DocumentPackage.PROJECT__ASSETS:
				return ((InternalEList<?>)getAssets()).basicRemove(otherEnd, msgs);
			case DocumentPackage.PROJECT__TAKES:
				return ((InternalEList<?>)getTakes()).basicRemove(otherEnd, msgs);
			case DocumentPackage.PROJECT__RECIPES:
				return ((InternalEList<?>)getRecipes()).basicRemove(otherEnd, msgs);
			case DocumentPackage.PROJECT__CHARACTERS:
				return ((InternalEList<?>)getCharacters()).basicRemove(otherEnd, msgs);
			case DocumentPackage.PROJECT__PRESETS:
				return ((InternalEList<?>)getPresets()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case DocumentPackage.PROJECT__NAME:
				return getName();
			case DocumentPackage.PROJECT__SCHEMA_VERSION:
				return getSchemaVersion();
			case DocumentPackage.PROJECT__FRAME_RATE:
				return getFrameRate();
			case DocumentPackage.PROJECT__ASSETS:
				return getAssets();
			case DocumentPackage.PROJECT__TAKES:
				return getTakes();
			case DocumentPackage.PROJECT__RECIPES:
				return getRecipes();
			case DocumentPackage.PROJECT__CHARACTERS:
				return getCharacters();
			case DocumentPackage.PROJECT__PRESETS:
				return getPresets();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case DocumentPackage.PROJECT__NAME:
				setName((String)newValue);
				return;
			case DocumentPackage.PROJECT__SCHEMA_VERSION:
				setSchemaVersion((Integer)newValue);
				return;
			case DocumentPackage.PROJECT__FRAME_RATE:
				setFrameRate((FrameRate)newValue);
				return;
			case DocumentPackage.PROJECT__ASSETS:
				getAssets().clear();
				getAssets().addAll((Collection<? extends AudioAsset>)newValue);
				return;
			case DocumentPackage.PROJECT__TAKES:
				getTakes().clear();
				getTakes().addAll((Collection<? extends Take>)newValue);
				return;
			case DocumentPackage.PROJECT__RECIPES:
				getRecipes().clear();
				getRecipes().addAll((Collection<? extends SolveRecipe>)newValue);
				return;
			case DocumentPackage.PROJECT__CHARACTERS:
				getCharacters().clear();
				getCharacters().addAll((Collection<? extends org.facewright.document.model.Character>)newValue);
				return;
			case DocumentPackage.PROJECT__PRESETS:
				getPresets().clear();
				getPresets().addAll((Collection<? extends ExportPreset>)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case DocumentPackage.PROJECT__NAME:
				setName(NAME_EDEFAULT);
				return;
			case DocumentPackage.PROJECT__SCHEMA_VERSION:
				setSchemaVersion(SCHEMA_VERSION_EDEFAULT);
				return;
			case DocumentPackage.PROJECT__FRAME_RATE:
				setFrameRate(FRAME_RATE_EDEFAULT);
				return;
			case DocumentPackage.PROJECT__ASSETS:
				getAssets().clear();
				return;
			case DocumentPackage.PROJECT__TAKES:
				getTakes().clear();
				return;
			case DocumentPackage.PROJECT__RECIPES:
				getRecipes().clear();
				return;
			case DocumentPackage.PROJECT__CHARACTERS:
				getCharacters().clear();
				return;
			case DocumentPackage.PROJECT__PRESETS:
				getPresets().clear();
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case DocumentPackage.PROJECT__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case DocumentPackage.PROJECT__SCHEMA_VERSION:
				return schemaVersion != SCHEMA_VERSION_EDEFAULT;
			case DocumentPackage.PROJECT__FRAME_RATE:
				return FRAME_RATE_EDEFAULT == null ? frameRate != null : !FRAME_RATE_EDEFAULT.equals(frameRate);
			case DocumentPackage.PROJECT__ASSETS:
				return assets != null && !assets.isEmpty();
			case DocumentPackage.PROJECT__TAKES:
				return takes != null && !takes.isEmpty();
			case DocumentPackage.PROJECT__RECIPES:
				return recipes != null && !recipes.isEmpty();
			case DocumentPackage.PROJECT__CHARACTERS:
				return characters != null && !characters.isEmpty();
			case DocumentPackage.PROJECT__PRESETS:
				return presets != null && !presets.isEmpty();
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (name: ");
		result.append(name);
		result.append(", schemaVersion: ");
		result.append(schemaVersion);
		result.append(", frameRate: ");
		result.append(frameRate);
		result.append(')');
		return result.toString();
	}

} //ProjectImpl
